import { writeWhole } from "@demarc/spec/write-whole";
import { join } from "node:path";
import { placeOf } from "@demarc/contract";
import {
  exitCodeOf,
  loadProviderSpec,
  type LiveFinding,
  type LiveProvider,
  type LiveProviderReport,
  type LiveReport,
} from "@demarc/contract-live";
import { driftTable, liveTerminal, type DriftRow } from "@demarc/contract-report";
import { findingLine } from "@demarc/contract-report/finding";
import { serve } from "@demarc/mock";
import { at } from "@demarc/openapi";
import { afterAll, describe, expect, test } from "vitest";
import { addressesOf } from "../simulator/account.ts";
import type { Drift } from "../simulator/drift.ts";
import type { Simulator } from "../simulator/platform.ts";
import { testBaseline } from "./baseline-tests.ts";
import { driftsOf, variationsOf } from "./drifts.ts";
import { testErrata } from "./errata-tests.ts";
import { outages } from "./outages.ts";
import { testProxy } from "./proxy-tests.ts";
import { testRecordings } from "./recording-tests.ts";
import { testRequests } from "./request-tests.ts";
import { testRun } from "./run-tests.ts";
import { stageOf } from "./stage.ts";

/**
 * Declares the tests of a provider's live run against its simulator: no allowed variation is taken for drift; each
 * drift is detected, with its grade, its place and the call that shows it; outages are run errors and no findings.
 * Variations and drift are those of `simulator/variations.yaml` and `drifts.yaml`. Writes the drift table to `reports/live`.
 */
export async function liveSuite<State, Variation extends object, Account, Client extends object>(
  definition: LiveProvider<Client>,
  simulator: Simulator<State, Variation, Account>,
): Promise<void> {
  // The runner asks for 100 lines of each of the many errors that clients throw here.
  Error.stackTraceLimit = 10;
  const drifts = driftsOf();
  const { spec } = await loadProviderSpec(definition.provider);
  const stage = stageOf(definition, simulator);
  const rows: DriftRow[] = [];
  let variationRuns = 0;
  let falseAlarms = 0;

  describe("an allowed variation is no drift", () => {
    const combinations = Object.entries(variationsOf(simulator.variations)).flatMap(([variation, variations]) =>
      Object.entries(stage.accounts).map(([account, env]) => ({ variation, variations, account, env })),
    );
    test.each(combinations)("$variation, with $account", async ({ variations, env }) => {
      const { report } = await stage.runIn(stage.simulate(variations), { allowWrites: true }, env);
      variationRuns++;
      if (exitCode(report) !== 0) falseAlarms++;
      expect(exitCode(report), describeReport(report)).toBe(0);
    });
  });

  describe("drift is detected", () => {
    test.each(drifts)("$kind: $title", async (drift) => {
      const { report } = await stage.runWith(drift, { allowWrites: drift.writes ?? false });
      const { grade = "breaking", operationId, pointer, call } = drift.expect;
      const finding = report.findings.find((each) => isExpected(drift, each));
      const { kind, title } = drift;
      const { pointer: where, specPointer } = finding ?? { pointer, specPointer: "" };
      const detected = finding !== undefined;
      rows.push({ provider: definition.provider, kind, title, grade, detected, operationId, where, specPointer });
      if (!finding)
        return expect.fail(`no ${grade} finding of ${operationId} at ${pointer}\n${describeReport(report)}`);
      expect(at(spec.document, finding.specPointer), `nothing is documented at ${finding.specPointer}`).toBeDefined();
      for (const label of finding.calls) {
        if (call === undefined) expect(label).not.toContain("without credentials");
        else expect(label).toContain(call);
      }
      expect(finding.calls.length).toBeGreaterThan(0);
      const [...lines] = liveTerminal(alone(report), { color: false }).split("\n", 10);
      const field = pointer.split("/").findLast((key) => key !== "*") ?? "";
      expect(lines.join("\n").toLowerCase()).toContain(field.toLowerCase());
      expect(exitCode(report)).toBe(grade === "breaking" ? 1 : 0);
    });
  });

  describe("an outage is a run error and no finding", () => {
    test.each(outages)("$title", async ({ answer, kind }) => {
      const { report } = await stage.runOn({ fetch: () => answer() });
      expect(errorKinds(report), describeReport(report)).toEqual([kind]);
      expect(exitCode(report)).toBe(2);
    });

    test("a closed port", async () => {
      const served = await serve(stage.simulate({}));
      await served.stop();
      expect(errorKinds((await stage.runAt(served.origin)).report)).toEqual(["network"]);
    });

    test.each(Object.entries(stage.accounts))("wrong credentials: %s", async (_, account) => {
      const wrong = (origin: string) => ({
        ...Object.fromEntries(Object.keys(account(origin)).map((name) => [name, "wrong-credential"])),
        ...addressesOf(definition, origin),
      });
      const { report } = await stage.runIn(stage.simulate({}), {}, wrong);
      expect(errorKinds(report)).toEqual(["credentials"]);
      expect(exitCode(report)).toBe(2);
    });
  });

  const renamed = drifts.find(({ changes = [] }) => changes.some(({ op }) => op === "rename"));
  if (!renamed) throw new Error(`contract-tests/${definition.provider}: the live suite needs a drift that renames.`);
  testRecordings(stage, renamed);
  testBaseline(stage, renamed);
  testErrata(stage);
  testRun(stage);
  testProxy(stage, renamed);
  await testRequests(definition, spec);

  afterAll(() => {
    writeWhole(join("reports", "live", "drift.json"), JSON.stringify({ rows, variationRuns, falseAlarms }));
    writeWhole(join("reports", "live", "drift-table.md"), driftTable(rows, { variationRuns, falseAlarms }));
  });
}

function isExpected({ expect: { grade = "breaking", operationId, pointer } }: Drift, finding: LiveFinding): boolean {
  return finding.grade === grade && finding.operationId === operationId && placeOf(finding.pointer) === pointer;
}

function errorKinds({ errors }: LiveProviderReport): string[] {
  return errors.map(({ kind }) => kind);
}

function alone(report: LiveProviderReport): LiveReport {
  return { createdAt: "", providers: [report], notConfigured: [] };
}

/** With a breaking finding it is 1, whatever else; with a run error 2. */
function exitCode(report: LiveProviderReport): number {
  return exitCodeOf(alone(report));
}

/** All that a run has found, for the message of a test that fails. */
function describeReport({ findings, errors }: LiveProviderReport): string {
  const lines = findings.map((finding) => `${finding.grade}: ${findingLine(finding)}`);
  return [...lines, ...errors.map(({ kind, message }) => `${kind}: ${message}`)].join("\n");
}

export { driftsOf } from "./drifts.ts";
export { testMock } from "./mock-tests.ts";
export { stageOf } from "./stage.ts";
