import { placeOf } from "@demarc/contract";
import { breakingFindings, type LiveProviderReport } from "@demarc/contract-live";
import { describe, expect, test } from "vitest";
import type { Drift } from "../simulator/drift.ts";
import type { Stage } from "./stage.ts";

/** Declares the tests of the baseline in a run. */
export function testBaseline<Client extends object>(
  { definition: { provider }, runWith }: Stage<Client>,
  drift: Drift,
): void {
  const { operationId, pointer } = drift.expect;
  const entry = { provider, operation: operationId, pointer, reason: "known", until: "2999-12-31" };
  const atPlace = (report: LiveProviderReport) =>
    breakingFindings(report).filter((finding) => placeOf(finding.pointer) === pointer);

  describe("an entry of the baseline", () => {
    test("accepts the finding at its place", async () => {
      const { report } = await runWith(drift, { baseline: [entry] });
      expect(atPlace(report)).toEqual([]);
      expect(report.staleBaseline).toEqual([]);
    });

    test("that has expired accepts nothing, and is reported", async () => {
      const { report } = await runWith(drift, { baseline: [{ ...entry, until: "2020-01-01" }] });
      expect(atPlace(report).length).toBeGreaterThan(0);
      expect(report.staleBaseline).toEqual([expect.stringContaining("expired on 2020-01-01")]);
    });

    test("that no longer applies is reported", async () => {
      const { report } = await runWith(undefined, { baseline: [entry] });
      expect(report.staleBaseline).toEqual([expect.stringContaining("no longer found")]);
    });
  });
}
