import { loadSpec } from "@demarc/spec";
import { fixtureSpecs } from "@demarc/spec/fixtures";
import type { LiveFinding, LiveProviderReport, LiveReport } from "@demarc/contract-live";
import { describe, expect, test } from "vitest";
import {
  asContractReport,
  driftTable,
  htmlPage,
  liveMarkdown,
  liveSarif,
  liveTerminal,
  liveVerdict,
} from "../src/index.ts";
import { verdictOf } from "../src/live/summary.ts";

const breaking: LiveFinding = {
  grade: "breaking",
  provider: "acme",
  operationId: "listCustomers",
  pointer: "/body/customers/4/name",
  specPointer: "/components/schemas/Customer/properties/name",
  expected: "a string",
  found: "null | <b>",
  calls: ["listCustomers", "listCustomers ?deleted=1"],
  seenAt: "2026-01-02T03:04:05.678Z",
  rows: { affected: 2, of: 7 },
};
const additive: LiveFinding = { ...breaking, grade: "additive", pointer: "/body/page" };
const accepted: LiveFinding = { ...breaking, accepted: { reason: "known", until: "2027-01-31" } };
const runError = { kind: "network", message: "no answer came.", advice: "Check the network." } as const;

const provider = (changes: Partial<LiveProviderReport> = {}): LiveProviderReport => ({
  provider: "acme",
  title: "Acme",
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
    ["As documented: acme.", report(provider({ findings: [additive, accepted] }))],
    ["Breaking findings: acme.", report(provider({ findings: [breaking], errors: [runError] }))],
    ["Run errors: acme.", report(provider({ errors: [runError] }))],
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

/** A field of a list and of its detail page, renamed. */
const renamed = ["listCustomers", "createCustomer"].flatMap((operationId): LiveFinding[] => [
  {
    ...breaking,
    operationId,
    pointer: "/body/name",
    specPointer: "/components/schemas/Customer/required",
    types: ["string"],
  },
  { ...additive, operationId, pointer: "/body/title", specPointer: "/components/schemas/Customer", types: ["string"] },
]);

describe("a live run", () => {
  const run = report(provider({ findings: [additive, breaking], errors: [runError] }));

  test("on a terminal has what fails it first, then the verdict", () => {
    const text = liveTerminal(run, { color: false });
    expect(text).toContain(`✗ acme (demo host), 2 calls in 100 ms: 1 breaking finding, 1 additive
  network
    error         no answer came.
    what to do    Check the network.
  breaking \`customers.*.name\` is null | <b>, documented a string
  additive \`page\` is not documented
  breaking \`customers.*.name\` is null | <b>, documented a string
    at            listCustomers /body/customers/4/name
    expected      a string
    found         null | <b>
    documented at /components/schemas/Customer/properties/name
    what to do    Correct the document, or accept it for a time in
                  contract-tests/acme/baseline.yaml (operation listCustomers,
                  pointer /body/customers/*/name).
    seen          2 of 7 rows, in listCustomers and 1 more call,
                  2026-01-02T03:04:05Z
  additive \`page\` is not documented
    at            listCustomers /body/page`);
    expect(text.split("\n").at(-1)).toBe("Breaking findings: acme.");
  });

  test("in Markdown is a table in which nothing that came is markup", () => {
    const text = liveMarkdown(run);
    expect(text).toContain("checked against version 1.2.3 (`0123456789abcdef`).");
    expect(text).toContain("| found |");
    expect(text).toContain("| null \\| \\<b\\> |");
  });

  test("as SARIF names the file and the line, and suppresses what the baseline accepts", () => {
    const [{ results }] = (
      JSON.parse(liveSarif(report(provider({ findings: [accepted] })), fixtureSpecs)) as {
        runs: [{ results: object[] }];
      }
    ).runs;
    expect(results).toMatchObject([
      {
        ruleId: "live/breaking",
        message: { text: expect.stringContaining("expected a string; found null") },
        locations: [{ physicalLocation: { artifactLocation: { uri: "specs/acme/components/schemas/Customer.yaml" } } }],
        suppressions: [{ justification: "known" }],
      },
    ]);
  });

  test("has one cause for all that it explains, in every form", async () => {
    const found = report(provider({ findings: renamed }));
    const title = "`name` is `title` in the answers: renamed?";
    const text = liveTerminal(found, { color: false });
    expect(text.split(title)).toHaveLength(2);
    expect(text).toContain("and at        createCustomer /body/name");
    expect(liveMarkdown(found).split("renamed?")).toHaveLength(2);
    expect(liveMarkdown(found)).toContain("and 3 more places");
    const [{ results }] = (
      JSON.parse(liveSarif(found, fixtureSpecs)) as { runs: [{ results: Record<string, unknown[]>[] }] }
    ).runs;
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ message: { text: expect.stringContaining(title) } });
    expect(results[0]?.["relatedLocations"]).toHaveLength(3);
  });

  test("as a page is known by its title and host, and shows what was skipped and which errata it settled", async () => {
    const specs = new Map([["acme", await loadSpec("acme", fixtureSpecs)]]);
    const errata = (["confirmed", "refuted", "not observed"] as const).map((outcome, index) => ({
      id: `e${index}`,
      title: "Two pages differ",
      at: "#/paths",
      reading: "",
      outcome,
      evidence: "listCustomers: 200",
    }));
    const page = htmlPage(asContractReport(report(provider({ errata })), specs));
    expect(page).toContain("<title>Live report: all passed</title>");
    expect(page).toContain("Live report, acme: demo host");
    expect(page).toContain("Errata: 1 confirmed, 1 refuted (e1).");
    expect(page).toContain("Not called: it writes, and only a run with --allow-writes writes.");
    expect(page).not.toContain("no cases");
  });

  test("as a contract run shows each finding once, at its first call, and each run error as a failure", async () => {
    const specs = new Map([["acme", await loadSpec("acme", fixtureSpecs)]]);
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
