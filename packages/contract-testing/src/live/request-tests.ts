import { contractCases, functionsOf, placeholderCredentials } from "@demarc/contract";
import type { LiveProvider } from "@demarc/contract-live";
import { mockOf } from "@demarc/mock";
import { listOperations, type Spec } from "@demarc/openapi";
import { describe, expect, test } from "vitest";

/**
 * Declares that the mock with state answers each request that the client can make as the document says. What it is
 * asked about need not be there: a documented refusal is an answer.
 */
export async function testRequests<Client extends object>(
  { provider, clientUnderTest }: LiveProvider<Client>,
  { document }: Spec,
): Promise<void> {
  const operations = listOperations(document);
  const mock = await mockOf(provider, { stateful: true });

  describe("the mock with state answers each request of a client as documented", () => {
    test.each(contractCases(document))("$operationId", async ({ operationId, cases }) => {
      const security = operations.find((operation) => operation.operationId === operationId)?.security ?? [];
      const requests = new Map(
        cases
          .filter(({ expect: { status }, raw, args }) => status < 300 && !raw && !args.header && !args.cookie)
          .map(({ args, alternative }) => [JSON.stringify([args, alternative]), { args, alternative }]),
      );
      expect(requests.size).toBeGreaterThan(0);
      for (const [sent, { args, alternative }] of requests) {
        mock.reset();
        const schemes = Object.keys(security[alternative] ?? document.security?.[0] ?? {});
        const options = { baseUrl: mock.baseUrl, fetch: mock.fetch, retry: false, ...placeholderCredentials(schemes) };
        // A refusal is thrown; what was answered is read from the mock.
        await functionsOf(clientUnderTest, options)
          [operationId]?.(args)
          .catch(() => undefined);
        const [answer] = mock.requests();
        expect(answer, sent).toMatchObject({ refusals: [], differences: [] });
        expect(answer?.status, sent).toBeLessThan(500);
      }
    });
  });
}
