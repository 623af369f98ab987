import { startMock } from "@demarc/mock";
import { describe, expect, test } from "vitest";
import type { Simulator } from "../simulator/simulator.ts";

/**
 * Declares the tests of a provider's mock: its client gets what it asks for, with state and without, and the mock knows
 * each drift of the simulator by its name.
 *
 * @param use calls of the client, to a mock at an address
 */
export function testMock<State>(
  provider: string,
  { drifts }: Simulator<State>,
  use: (baseUrl: string) => Promise<void>,
): void {
  describe("the mock", () => {
    test.each([false, true])("answers the client, with state: %s", async (stateful) => {
      const { baseUrl, stop } = await startMock(provider, { stateful });
      await use(baseUrl).finally(stop);
    });

    test("differs from the document where that is asked for, and says so", async () => {
      // One that a single answer shows, and no comparison of two.
      const shown = drifts.find(({ kind }) => /^(rename|wrapper|envelope)/.test(kind));
      expect(shown, "a drift of the kind rename, wrapper or envelope").toBeDefined();
      const { baseUrl, stop, requests } = await startMock(provider, { faults: { drift: shown?.kind } });
      await use(baseUrl).catch(() => {});
      await stop();
      expect(requests().some(({ differences }) => differences.length > 0)).toBe(true);
    });
  });
}
