import { listProviders, loadSpec } from "@demarc/spec";
import type { LiveFinding, LiveProviderReport, LiveReport } from "@demarc/contract-live";
import { describe, expect, test } from "vitest";
import { asContractReport, driftTable, liveMarkdown, liveSarif, liveTerminal, liveVerdict } from "../src/index.ts";
import { verdictOf } from "../src/live/summary.ts";

const breaking: LiveFinding = {
  grade: "breaking",
  provider: "cloudlx",
  operationId: "listCustomers",
  pointer: "/body/customers/4/name",
  specPointer: "/components/schemas/Customer/properties/name",
  expected: "a string",
  found: "null | <b>",
  calls: ["listCustomers", "listCustomers ?deleted=1"],
  rows: { affected: 2, of: 7 },
};
const additive: LiveFinding = { ...breaking, grade: "additive", pointer: "/body/page" };
const accepted: LiveFinding = { ...breaking, accepted: { reason: "known", until: "2027-01-31" } };
const runError = { kind: "network", message: "no answer came.", advice: "Check the network." } as const;

const provider = (changes: Partial<LiveProviderReport> = {}): LiveProviderReport => ({
  provider: "cloudlx",
  title: "CloudLX",
  version: "1.2.3",
  hash: "0123456789abcdef",
  hostClass: "demo",
  calls: [
    { call: "listCustomers", operationId: "listCustomers", status: 200, rows: 7, durationMs: 12 },
    { call: "listCustomers", operationId: "listCustomers", status: 200, rows: 7, durationMs: 12 },
  ],
  findings: [],
  errors: [],
  errata: [],
  leftBehind: [],
  staleBaseline: [],
  durationMs: 100,
  ...changes,
});

const report = (...providers: LiveProviderReport[]): LiveReport => ({
  createdAt: "2026-01-02T03:04:05.000Z",
  providers,
  notConfigured: [],
});

describe("the verdict of a live run", () => {
  test.each<[string, LiveReport]>([
    ["As documented: cloudlx.", report(provider({ findings: [additive, accepted] }))],
    ["Breaking findings: cloudlx.", report(provider({ findings: [breaking], errors: [runError] }))],
    ["Run errors: cloudlx.", report(provider({ errors: [runError] }))],
    ["No provider is configured, so nothing is known.", report()],
  ])("%s", (text, run) => {
    expect(liveVerdict(run)).toBe(text);
  });

  test("of one provider counts what was found", () => {
    expect(verdictOf(provider({ findings: [breaking, additive, accepted] }))).toBe(
      "1 breaking finding, 1 additive, 1 accepted",
    );
    expect(verdictOf(provider({ errors: [runError] }))).toBe("run error: network");
    expect(verdictOf(provider())).toBe("as documented");
  });
});

describe("a live run", () => {
  const run = report(provider({ findings: [additive, breaking], errors: [runError] }));

  test("on a terminal has what fails it first, then the verdict", () => {
    const text = liveTerminal(run, { color: false });
    expect(text).toContain(`✗ cloudlx (demo host), 2 calls in 100 ms: 1 breaking finding, 1 additive
  network
    error         no answer came.
    what to do    Check the network.
  breaking listCustomers /body/customers/4/name
    expected      a string
    found         null | <b>
    seen          2 of 7 rows, in listCustomers and 1 more call
    documented at /components/schemas/Customer/properties/name
  additive listCustomers /body/page`);
    expect(text.split("\n").at(-1)).toBe("Breaking findings: cloudlx.");
  });

  test("in Markdown is a table in which nothing that came is markup", () => {
    const text = liveMarkdown(run);
    expect(text).toContain("checked against version 1.2.3 (`0123456789abcdef`).");
    expect(text).toContain("| found |");
    expect(text).toContain("| null \\| \\<b\\> |");
  });

  test("as SARIF names the file and the line, and suppresses what the baseline accepts", () => {
    const [{ results }] = (
      JSON.parse(liveSarif(report(provider({ findings: [accepted] })))) as { runs: [{ results: object[] }] }
    ).runs;
    expect(results).toMatchObject([
      {
        ruleId: "live/breaking",
        message: { text: expect.stringContaining("expected a string; found null") },
        locations: [
          { physicalLocation: { artifactLocation: { uri: "specs/cloudlx/components/schemas/Customer.yaml" } } },
        ],
        suppressions: [{ justification: "known" }],
      },
    ]);
  });

  test("as a contract run shows each finding once, at its first call, and each run error as a failure", async () => {
    const specs = new Map(
      await Promise.all(listProviders().map(async (name) => [name, await loadSpec(name)] as const)),
    );
    const [{ operations } = { operations: [] }] = asContractReport(run, specs).providers;
    const [list] = operations.filter(({ operationId }) => operationId === "listCustomers");
    expect(list?.cases.map(({ title, passed, findings }) => [title, passed, findings.length])).toEqual([
      ["listCustomers is answered as documented", false, 2],
      ["listCustomers is answered as documented", true, 0],
      ["the provider can be reached and accepts the caller", false, 0],
    ]);
  });
});

test("the table of simulated drift says what was detected, and where that is documented", () => {
  const row = {
    provider: "p",
    kind: "null",
    title: "a|b",
    grade: "breaking",
    operationId: "o",
    where: "/body",
  } as const;
  const text = driftTable(
    [
      { ...row, detected: true, specPointer: "/x" },
      { ...row, kind: "enum", detected: false, specPointer: "" },
    ],
    { variationRuns: 5, falseAlarms: 0 },
  );
  expect(text).toContain("1 of 2 kinds detected; 0 false alarms in 5 runs");
  expect(text.split("\n").slice(-4, -1)).toEqual([
    "| --- | --- | --- | --- | --- | --- | --- |",
    "| p | enum | a\\|b | no | breaking | o `/body` | `` |",
    "| p | null | a\\|b | yes | breaking | o `/body` | `/x` |",
  ]);
});
