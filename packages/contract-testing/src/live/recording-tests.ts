import { breakingFindings, compareRecordings, replay, toHar, type LiveRun } from "@demarc/contract-live";
import { describe, expect, test } from "vitest";
import type { Drift } from "../simulator/drift.ts";
import type { Stage } from "./stage.ts";

/** Declares the tests of recordings: replay, redaction and comparison. */
export function testRecordings<Client extends object>(
  { definition: { provider }, account, runWith }: Stage<Client>,
  renamed: Drift,
): void {
  const runs = new Map<Drift | undefined, Promise<LiveRun>>();
  const runOf = (drift?: Drift) => {
    const run = runs.get(drift) ?? runWith(drift, { record: true });
    runs.set(drift, run);
    return run;
  };
  const record = async (drift?: Drift) => toHar(provider, (await runOf(drift)).exchanges);

  describe("a recording", () => {
    test("of drift gives the same findings offline", async () => {
      const { report } = await runOf(renamed);
      const replayed = await replay(await record(renamed));
      const places = ({ findings }: Pick<typeof report, "findings">) =>
        findings.map(({ grade, pointer, specPointer }) => `${grade} ${pointer} ${specPointer}`).toSorted();
      expect(breakingFindings(report).length).toBeGreaterThan(0);
      expect(places(replayed)).toEqual(places(report));
    });

    test("without drift gives no breaking finding offline", async () => {
      expect(breakingFindings(await replay(await record()))).toEqual([]);
    });

    test("has no credentials, and no name as it was", async () => {
      const har = await record();
      for (const value of Object.values(account("http://127.0.0.1")))
        if (!value?.startsWith("http")) expect(har).not.toContain(value);
      expect(har).not.toMatch(/Customer 1|royDY|example1\b/);
    });

    test("compared with another shows what changed, and compared with itself nothing", async () => {
      const [before, after] = [await record(), await record(renamed)];
      expect(compareRecordings(before, before)).toEqual([]);
      const rename = renamed.changes?.find((change) => change.op === "rename");
      const changes = compareRecordings(before, after).join("\n");
      expect(changes).toContain(`body${rename?.at}: `);
      expect(changes).toMatch(new RegExp(`^\\+ .*/${rename?.to}: `, "m"));
    });
  });
}
