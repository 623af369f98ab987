import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "@demarc/spec";
import { afterAll, describe, expect, test } from "vitest";
import { placeOf } from "./place.ts";
import { loadPromise } from "./context.ts";
import { driftTable, type DriftRow } from "./drift-table.ts";
import { exitCodeOf, type LiveProviderReport } from "./model.ts";
import type { Environment, LiveProvider } from "./provider.ts";
import type { LiveOptions } from "./options.ts";
import { runLive } from "./run.ts";
import { situations } from "./situations.ts";
import { toolSuite } from "./suite-tools.ts";
import { serve, type Drift } from "../simulator/index.ts";

type App = { fetch(request: Request): Response | Promise<Response> };

export interface LiveSuite<Habits> {
  /** Starts a simulator in memory. */
  simulate(habits: Partial<Habits>, drift?: Drift): App;
  /** Ways to give credentials, by name: the variables for a simulator at an origin. */
  accounts: Readonly<Record<string, (origin: string) => Environment>>;
  /** What the provider may do and still keep its promise. */
  habits: Readonly<Record<string, NoInfer<Partial<Habits>>>>;
  drifts: readonly Drift[];
}

/** As fast as can be: nobody's platform is at the other end. */
const quick: LiveOptions = { perSecond: 10_000, client: { retry: { attempts: 2, baseDelayMs: 1 } } };

/**
 * Declares the tests of a provider's live run against its simulator: no habit is taken for drift, each drift is
 * noticed, graded and pointed at, and what says nothing of the promise is told apart. Writes what it saw to
 * `reports/live`.
 */
export async function liveSuite<Habits, Client extends object>(
  definition: LiveProvider<Client>,
  suite: LiveSuite<Habits>,
): Promise<void> {
  const { spec } = await loadPromise(definition.provider);
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
  let habitRuns = 0;
  let falseAlarms = 0;

  describe("a habit is no drift", () => {
    const combinations = Object.entries(suite.habits).flatMap(([habit, habits]) =>
      Object.entries(suite.accounts).map(([account, env]) => ({ habit, habits, account, env })),
    );
    test.each(combinations)("$habit, with $account", async ({ habits, env }) => {
      const report = await runOn(suite.simulate(habits), { allowWrites: true }, env);
      habitRuns++;
      if (exit(report) !== 0) falseAlarms++;
      expect({
        findings: report.findings.filter(({ grade }) => grade === "breaking"),
        troubles: report.troubles,
        exit: exit(report),
      }).toEqual({ findings: [], troubles: [], exit: 0 });
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
        promise: seen?.specPointer ?? "",
      });
      expect(
        seen,
        JSON.stringify({ findings: report.findings, troubles: report.troubles }, undefined, 1),
      ).toBeDefined();
      expect(
        at(spec.document, seen?.specPointer ?? "/nowhere"),
        `nothing stands at ${seen?.specPointer}`,
      ).toBeDefined();
      expect(exit(report)).toBe(grade === "breaking" ? 1 : 0);
    });
  });

  describe("what says nothing of the promise is told apart", () => {
    test.each(situations)("$title", async ({ answer, kind }) => {
      const report = await runOn({ fetch: () => answer() });
      expect(
        report.troubles.map((trouble) => trouble.kind),
        JSON.stringify(report.findings),
      ).toEqual([kind]);
      expect(report.findings.filter(({ grade }) => grade === "breaking")).toEqual([]);
      expect(exit(report)).toBe(2);
    });

    test("nobody listens", async () => {
      const served = await serve(suite.simulate({}));
      await served.stop();
      const { report } = await runLive(definition, firstAccount(served.origin), quick);
      expect(report.troubles.map(({ kind }) => kind)).toEqual(["network"]);
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
      expect(report.troubles.map(({ kind }) => kind)).toEqual(["credentials"]);
      expect(exit(report)).toBe(2);
    });
  });

  afterAll(() => {
    mkdirSync(join("reports", "live"), { recursive: true });
    writeFileSync(join("reports", "live", "drift.json"), JSON.stringify({ rows, habitRuns, falseAlarms }));
    writeFileSync(join("reports", "live", "drift-table.md"), driftTable(rows, { habitRuns, falseAlarms }));
  });
}

function exit(report: LiveProviderReport): number {
  return exitCodeOf({ createdAt: "", providers: [report], notConfigured: [] });
}
