import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startMock } from "@demarc/mock";
import { serveMocks } from "@demarc/mock/program";
import { describe, expect, test } from "vitest";
import { driftsOf } from "./drifts.ts";

const run = promisify(execFile);

/**
 * Declares the tests of a provider's mock: its client gets what it asks for, with state and without, and the mock knows
 * each drift of the simulator by its name.
 *
 * @param use calls of the client, to a mock at an address
 */
export function testMock(provider: string, use: (baseUrl: string) => Promise<void>): void {
  describe("the mock", () => {
    test.each([false, true])("answers the client, with state: %s", async (stateful) => {
      const { baseUrl, stop } = await startMock(provider, { stateful });
      await use(baseUrl).finally(stop);
    });

    // The lines are for a shell like bash.
    test.skipIf(process.platform === "win32")(
      "has a curl line for each operation, which works when pasted",
      async () => {
        const settings = { flags: new Set<string>(), texts: { "port-offset": "17000" } };
        const { lines, stop } = await serveMocks([provider], settings, () => {});
        // One shell for all of them.
        const script = lines.map(
          ({ title, command }) =>
            `${command} --silent --show-error --output /dev/null --write-out '${title}: %{http_code}\\n'`,
        );
        const { stdout } = await run("bash", ["-c", script.join("\n")]).finally(stop);
        const answers = stdout.trim().split("\n");
        expect(answers.filter((line) => !/: 20[01]$/.test(line))).toEqual([]);
        expect(answers).toHaveLength(lines.length);
      },
    );

    test("differs from the document where that is asked for, and says so", async () => {
      // One that a single answer shows, and no comparison of two.
      const shown = driftsOf().find(({ kind }) => /^(rename|wrapper|envelope)/.test(kind));
      expect(shown, "a drift of the kind rename, wrapper or envelope").toBeDefined();
      const { baseUrl, stop, requests } = await startMock(provider, { faults: { drift: shown?.kind } });
      await use(baseUrl).catch(() => {});
      await stop();
      expect(requests().some(({ differences }) => differences.length > 0)).toBe(true);
    });
  });
}
