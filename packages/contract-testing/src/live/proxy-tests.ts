import { functionsOf } from "@demarc/contract";
import { contractProxy, loadProviderSpec, type ProxyEvent } from "@demarc/contract-live";
import { serve } from "@demarc/mock";
import { expect, test } from "vitest";
import type { Drift } from "../simulator/drift.ts";
import type { Stage } from "./stage.ts";

/** Declares the tests of the proxy between a client and the simulator. */
export function testProxy<Client extends object>(
  { definition, account, simulate }: Stage<Client>,
  renamed: Drift,
): void {
  const { provider, required, clientUnderTest } = definition;

  test.each([
    ["reports nothing of what is as documented", undefined],
    ["reports drift", renamed],
  ])("the proxy passes on the answer as it came, and %s", async (_, drift) => {
    const served = await serve(simulate({}, drift));
    const env = account(served.origin);
    const events: ProxyEvent[] = [];
    const upstream = env[required[0] ?? ""] ?? "";
    const proxy = await serve(contractProxy(await loadProviderSpec(provider), upstream, (event) => events.push(event)));
    try {
      const [id = ""] = Object.keys(clientUnderTest.operationDescriptors);
      const call = (options: object) =>
        functionsOf(clientUnderTest, { ...definition.connect(env), ...options })
          [id]?.({})
          .catch((error: Error) => error);
      expect(await call({ baseUrl: proxy.origin })).toEqual(await call({}));
      const breaking = events.flatMap(({ findings }) => findings).filter(({ grade }) => grade === "breaking");
      expect(breaking.length > 0).toBe(drift !== undefined);
    } finally {
      await Promise.all([proxy.stop(), served.stop()]);
    }
  });
}
