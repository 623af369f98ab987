import { describe, expect, test } from "vitest";
import {
  contractCases,
  contractOf,
  coverage,
  createMock,
  mutate,
  runCases,
  specOf,
  startMock,
  urlTarget,
} from "../src/index.ts";
import { compileSchemas } from "../src/schemas.ts";
import { tellsApart } from "../src/sensitivity/equivalents.ts";
import { scoreResponses } from "../src/sensitivity/response-score.ts";
import { scoreSensitivity, sensitivityGaps } from "../src/sensitivity/score.ts";
import { libraryDocument } from "./support/library.ts";

const document = libraryDocument();

/** What `allOf` says twice: a change of one part that the other part still says. */
const saidTwice = [
  ["null allowed", "/components/schemas/Common/type", '["object","null"]'],
  ["field removed", "/components/schemas/Common/properties/kind", "taken out"],
  ["null allowed", "/components/schemas/Common/properties/kind/type", '["string","null"]'],
  ["null allowed", "/components/schemas/Book/allOf/1/type", '["object","null"]'],
  ["field required", "/components/schemas/Book/allOf/1/required", "kind"],
  ["null allowed", "/components/schemas/Film/allOf/1/type", '["object","null"]'],
  ["field required", "/components/schemas/Film/allOf/1/required", "kind"],
].map(([operator = "", pointer = "", detail = ""]) => ({
  operator,
  pointer,
  detail,
  reason: "The other part of allOf says the same.",
}));

describe("an API that is none of the providers'", () => {
  test("has cases for all that it promises, all of which hold over bare HTTP", async () => {
    const { runs, exchanges } = await runCases(document);
    expect(runs.flatMap(({ findings }) => findings)).toEqual([]);
    expect(
      Object.values(coverage(document, exchanges))
        .flat()
        .filter(({ covered }) => !covered),
    ).toEqual([]);
    expect(runs.length).toBeGreaterThan(400);
  });

  test("has the same cases against Prism as a server", async () => {
    const target = await startMock(document);
    try {
      const { runs } = await runCases(document, { target });
      expect(
        runs.flatMap(({ testCase, findings }) =>
          findings.map((finding) => `${testCase.id} ${finding.pointer} ${finding.found}`),
        ),
      ).toEqual([]);
    } finally {
      await target.stop?.();
    }
  });

  test("has the same cases in the same order each time, with ids of their own, and others of another seed", () => {
    const [one, again, other] = [contractCases(document), contractCases(document), contractCases(document, 2)];
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    for (const { cases } of one) expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  test("has every change of an answer judged rightly", () => {
    const results = scoreResponses(specOf(document), compileSchemas(document));
    expect(results.filter(({ right }) => !right)).toEqual([]);
    expect(results.length).toBeGreaterThan(300);
  });

  test("has its changes noticed, but for those that say what another part says", { timeout: 120_000 }, async () => {
    const report = await scoreSensitivity(specOf(document), undefined, { equivalents: saidTwice });
    expect(
      sensitivityGaps({ ...report, mutants: report.mutants.filter(({ equivalent }) => equivalent === undefined) }),
    ).toEqual([]);
  });
});

describe("the gates of sensitivity fail", () => {
  test("for a survivor that nobody named", async () => {
    const report = {
      provider: "api",
      responses: [],
      problems: [],
      durationMs: 0,
      mutants: [{ operator: "field removed", pointer: "/x", detail: "taken out", durationMs: 1 }],
    };
    expect(sensitivityGaps(report)).toEqual([
      expect.stringContaining('nothing notices "field removed" at /x'),
      expect.stringContaining("0 of 1 mutants are noticed"),
    ]);
  });

  test("for a checker that misses a change, or is alarmed by none", () => {
    const responses = [
      {
        operationId: "a",
        example: "200",
        operator: "null",
        pointer: "/body",
        expected: "breaking" as const,
        right: false,
        found: "nothing",
      },
    ];
    expect(
      sensitivityGaps({
        provider: "api",
        responses,
        problems: [],
        durationMs: 0,
        mutants: [
          { operator: "x", pointer: "", detail: "", durationMs: 1, kill: { by: "served", caseId: "", pointer: "" } },
        ],
      }),
    ).toHaveLength(1);
  });

  test("for a mutant that is called equivalent and is not", () => {
    const changed = mutate(document).find(
      ({ operator, pointer }) => operator === "maxLength raised" && pointer.endsWith("title/maxLength"),
    );
    const lost = mutate(document).find(
      ({ operator, pointer }) => operator === "field optional" && pointer.startsWith("/components/schemas/Problem"),
    );
    expect(changed).toBeDefined();
    expect(tellsApart(document, lost?.make() ?? document)).toContain("/responses/");
  });

  test("where a case fails without any change", async () => {
    const broken = libraryDocument();
    (broken.components?.schemas?.["Problem"] as { required: string[] }).required.push("detail");
    await expect(scoreSensitivity(specOf(broken), undefined)).rejects.toThrow("fails at");
  });
});

test("an address is sent what the document allows and changes nothing, unless writing is asked for", () => {
  const target = urlTarget("https://library.example.org/v2/");
  const cases = (writes: boolean) =>
    contractOf(specOf(document), undefined, target, { writes }).map(({ operationId, cases }) => [
      operationId,
      new Set(cases.map(({ kind }) => kind)),
    ]);
  expect(cases(false)).toEqual([
    ["searchItems", new Set(["parameter"])],
    ["addItem", new Set()],
    ["removeItem", new Set()],
  ]);
  expect(cases(true)).toEqual([
    ["searchItems", new Set(["parameter"])],
    ["addItem", new Set(["parameter", "body"])],
    ["removeItem", new Set(["parameter"])],
  ]);
});

test("a mock refuses to promise what its document does not", async () => {
  const mock = createMock(document);
  const response = await mock.fetch(
    new Request(`${mock.baseUrl}/items?undocumented=1`, { headers: { "X-Token": "any" } }),
  );
  expect(response.status).toBe(400);
});
