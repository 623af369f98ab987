import { describe, expect, test } from "vitest";
import type { Stage } from "./stage.ts";

/** Declares the tests of how a run behaves. */
export function testRun<Client extends object>({ runOn, runAt, simulate }: Stage<Client>): void {
  describe("the run", () => {
    test("ends as soon as it is stopped", async () => {
      const { report } = await runOn(simulate({}), { signal: AbortSignal.abort() });
      expect(report.errors.map(({ kind }) => kind)).toEqual(["interrupted"]);
    });

    test("sends no faster than it may", async () => {
      const began = performance.now();
      const { report } = await runOn(simulate({}), { perSecond: 100 });
      expect(performance.now() - began).toBeGreaterThanOrEqual((report.calls.length - 1) * 10);
    });

    test("writes nothing unless it is allowed to", async () => {
      const methods = (await runOn(simulate({}), { record: true })).exchanges.map(({ request }) => request.method);
      expect(new Set(methods)).toEqual(new Set(["GET"]));
    });

    test("sends no credentials over plain http to another machine", async () => {
      const { report, exchanges } = await runAt("http://192.0.2.1", { record: true });
      expect(report.errors).toMatchObject([{ kind: "configuration", message: expect.stringContaining("https") }]);
      expect(exchanges).toEqual([]);
    });
  });
}
