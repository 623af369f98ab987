import { placeholderCredentials, type ClientUnderTest, type TestedClientOptions } from "@demarc/contract";
import { serve } from "@demarc/mock";
import { numbersSpec } from "@demarc/openapi/fixtures";
import { expect, test, vi } from "vitest";
import type { LiveProvider } from "../src/model/provider.ts";
import { providerSpecOf } from "../src/model/provider-spec.ts";
import { Session } from "../src/session/session.ts";

/** A client that takes bodies as text, so that every JSON.parse of an answer is one of the kit's. */
function createClient({ baseUrl, fetch = globalThis.fetch }: TestedClientOptions) {
  return {
    async listNumbers({ query }: { query?: Record<string, string> } = {}) {
      const response = await fetch(new Request(`${baseUrl}/numbers?${new URLSearchParams(query)}`));
      const text = await response.text();
      if (!response.ok) throw Object.assign(new Error(text), { name: "HttpError", code: "http" });
      return [text];
    },
  };
}

const clientUnderTest: ClientUnderTest = { createClient, operationDescriptors: {}, operationManifests: {} };
const definition: LiveProvider = {
  provider: "numbers",
  variables: [],
  required: ["BASE_URL"],
  credentials: [[]],
  clientUnderTest,
  connect: ({ BASE_URL }) => ({ baseUrl: BASE_URL, ...placeholderCredentials(["key"]) }),
};

test("an answer is parsed once, however many checks read it", async () => {
  let answers = 0;
  const simulator = {
    fetch({ url }: Request): Response {
      // A text of its own for each answer. One has an undocumented field, so that it is located and counted as well.
      const rows = [{ e164: `+3130555010${answers++}`, state: "free", ...(url.includes("taken") && { port: 1 }) }];
      return Response.json(rows, { headers: { "content-type": "application/vnd.numbers+json" } });
    },
  };
  const served = await serve(simulator);
  const parse = vi.spyOn(JSON, "parse");
  try {
    const session = new Session(definition, { BASE_URL: served.origin }, providerSpecOf(numbersSpec()), {
      perSecond: 10_000,
      record: true,
    });
    await session.reads();
    await session.checks();
    const { report, exchanges } = session.finish(0);
    expect(report.findings.map(({ grade, calls }) => [grade, calls])).toEqual([
      ["additive", ["listNumbers ?state=taken"]],
      ["breaking", ["listNumbers without credentials"]],
    ]);
    expect(exchanges).toHaveLength(4);
    expect(answers).toBe(4);
    for (let answer = 0; answer < answers; answer++) {
      const number = `+3130555010${answer}`;
      const parsed = parse.mock.calls.filter(([text]) => text.includes(number));
      expect(parsed, number).toHaveLength(1);
    }
  } finally {
    parse.mockRestore();
    await served.stop();
  }
});

test("a large answer is parsed by the client alone", async () => {
  const rows = [{ e164: "+31305550109", state: "free" }, ...Array.from({ length: 70_000 }, () => ({ state: "free" }))];
  const headers = { "content-type": "application/vnd.numbers+json" };
  const served = await serve({ fetch: () => Response.json(rows, { headers }) });
  const reading = {
    ...clientUnderTest,
    createClient: (options: TestedClientOptions) => ({
      listNumbers: async (args: object) => JSON.parse(String(await createClient(options).listNumbers(args))) as unknown,
    }),
  };
  const parse = vi.spyOn(JSON, "parse");
  try {
    const session = new Session(
      { ...definition, clientUnderTest: reading },
      { BASE_URL: served.origin },
      providerSpecOf(numbersSpec()),
      { perSecond: 10_000 },
    );
    await session.reads();
    const { report } = session.finish(0);
    expect(report.findings.map(({ pointer }) => pointer)).toContain("/body/1/e164");
    // Once more for the call without credentials, which should have been refused.
    expect(parse.mock.calls.filter(([text]) => text.length > 1_000_000)).toHaveLength(report.calls.length + 1);
  } finally {
    parse.mockRestore();
    await served.stop();
  }
});
