import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "@demarc/openapi";
import { afterAll, describe, expect, test } from "vitest";
import { placeOf } from "@demarc/contract";
import {
  exitCodeOf,
  loadProviderSpec,
  runLive,
  type LiveOptions,
  type LiveProvider,
  type LiveProviderReport,
} from "@demarc/contract-live";
import { driftTable, type DriftRow } from "@demarc/contract-report";
import type { App, LiveSuite } from "./live-suite.ts";
import { outages } from "./outages.ts";
import { toolSuite } from "./suite-tools.ts";
import { serve } from "@demarc/mock";

/** As fast as can be: nobody's platform is at the other end. */
const quick: LiveOptions = { perSecond: 10_000, client: { retry: { attempts: 2, baseDelayMs: 1 } } };

/**
 * Declares the tests of a provider's live run against its simulator: no variation is taken for drift, each drift is
 * noticed, graded and pointed at, and what says nothing of the promise is told apart. Writes what it saw to
 * `reports/live`.
 */
export async function liveSuite<Variations, Client extends object>(
  definition: LiveProvider<Client>,
  suite: LiveSuite<Variations>,
): Promise<void> {
  const { spec } = await loadProviderSpec(definition.provider);
  const [firstAccount] = Object.values(suite.accounts);
  if (!firstAccount) throw new Error(`contract-tests/${definition.provider}: the live suite needs an account.`);
  const runOn = async (app: App, options: LiveOptions = {}, account = firstAccount) => {
    const served = await serve(app);
    try {
      return (await runLive(definition, account(served.origin), { ...quick, ...options })).report;
    } finally {
      await served.stop();
    }
  };
  toolSuite(definition, suite, quick);
  const rows: DriftRow[] = [];
  let variationRuns = 0;
  let falseAlarms = 0;

  describe("a variation is no drift", () => {
    const combinations = Object.entries(suite.variations).flatMap(([variation, variations]) =>
      Object.entries(suite.accounts).map(([account, env]) => ({ variation, variations, account, env })),
    );
    test.each(combinations)("$variation, with $account", async ({ variations, env }) => {
      const report = await runOn(suite.simulate(variations), { allowWrites: true }, env);
      variationRuns++;
      if (exit(report) !== 0) falseAlarms++;
      expect({
        findings: report.findings.filter(({ grade }) => grade === "breaking"),
        errors: report.errors,
        exit: exit(report),
      }).toEqual({ findings: [], errors: [], exit: 0 });
    });
  });

  describe("drift is noticed", () => {
    test.each(suite.drifts)("$kind: $title", async (drift) => {
      const report = await runOn(suite.simulate({}, drift), { allowWrites: drift.writes ?? false });
      const { grade, operationId, pointer } = drift.expect;
      const seen = report.findings.find(
        (finding) =>
          finding.grade === grade && finding.operationId === operationId && placeOf(finding.pointer) === pointer,
      );
      rows.push({
        provider: definition.provider,
        kind: drift.kind,
        title: drift.title,
        grade,
        noticed: seen !== undefined,
        operationId,
        where: seen?.pointer ?? pointer,
        statement: seen?.specPointer ?? "",
      });
      expect(seen, JSON.stringify({ findings: report.findings, errors: report.errors }, undefined, 1)).toBeDefined();
      expect(
        at(spec.document, seen?.specPointer ?? "/nowhere"),
        `nothing stands at ${seen?.specPointer}`,
      ).toBeDefined();
      expect(exit(report)).toBe(grade === "breaking" ? 1 : 0);
    });
  });

  describe("what says nothing of the promise is told apart", () => {
    test.each(outages)("$title", async ({ answer, kind }) => {
      const report = await runOn({ fetch: () => answer() });
      expect(
        report.errors.map((trouble) => trouble.kind),
        JSON.stringify(report.findings),
      ).toEqual([kind]);
      expect(report.findings.filter(({ grade }) => grade === "breaking")).toEqual([]);
      expect(exit(report)).toBe(2);
    });

    test("nobody listens", async () => {
      const served = await serve(suite.simulate({}));
      await served.stop();
      const { report } = await runLive(definition, firstAccount(served.origin), quick);
      expect(report.errors.map(({ kind }) => kind)).toEqual(["network"]);
    });

    test.each(Object.entries(suite.accounts))("wrong credentials: %s", async (_, account) => {
      const wrong = (origin: string) =>
        Object.fromEntries(
          Object.entries(account(origin)).map(([name, value]) => [
            name,
            value?.startsWith("http") ? value : "wrong-credential",
          ]),
        );
      const report = await runOn(suite.simulate({}), {}, wrong);
      expect(report.errors.map(({ kind }) => kind)).toEqual(["credentials"]);
      expect(exit(report)).toBe(2);
    });
  });

  afterAll(() => {
    mkdirSync(join("reports", "live"), { recursive: true });
    writeFileSync(join("reports", "live", "drift.json"), JSON.stringify({ rows, variationRuns, falseAlarms }));
    writeFileSync(join("reports", "live", "drift-table.md"), driftTable(rows, { variationRuns, falseAlarms }));
  });
}

function exit(report: LiveProviderReport): number {
  return exitCodeOf({ createdAt: "", providers: [report], notConfigured: [] });
}

export type { LiveSuite } from "./live-suite.ts";
