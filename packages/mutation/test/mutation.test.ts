import { at, compileSchemas, listOperations, specOf } from "@demarc/openapi";
import { libraryDocument } from "@demarc/openapi/fixtures";
import { describe, expect, test } from "vitest";
import { sampleOf } from "../src/document/sample.ts";
import { reached, sliceOf } from "../src/document/slice.ts";
import { tellsApart } from "../src/equivalents.ts";
import { mutate, mutationGaps, scoreMutants } from "../src/index.ts";
import { progressLine } from "../src/progress.ts";
import { scoreResponses } from "../src/response/score.ts";

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
  test("has every change of an answer graded as expected", () => {
    const results = scoreResponses(specOf(document), compileSchemas(document));
    expect(results.filter(({ right }) => !right)).toEqual([]);
    expect(results.length).toBeGreaterThan(300);
  });

  test("has its mutants killed, but for those that say what another part says", { timeout: 120_000 }, async () => {
    const report = await scoreMutants(specOf(document), undefined, { equivalents: saidTwice });
    expect(
      mutationGaps({ ...report, mutants: report.mutants.filter(({ equivalent }) => equivalent === undefined) }),
    ).toEqual([]);
  });
});

describe("the gates of mutation fail", () => {
  test("for a survivor that nobody named", async () => {
    const report = {
      provider: "api",
      total: 1,
      responses: [],
      problems: [],
      durationMs: 0,
      mutants: [{ operator: "field removed", pointer: "/x", detail: "taken out", durationMs: 1 }],
    };
    expect(mutationGaps(report)).toEqual([
      expect.stringContaining('nothing kills "field removed" at /x'),
      expect.stringContaining("0 of 1 mutants are killed"),
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
      mutationGaps({
        provider: "api",
        total: 1,
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
    const problem = broken.components?.schemas?.["Problem"];
    problem?.required?.push("detail");
    await expect(scoreMutants(specOf(broken), undefined)).rejects.toThrow("fails at");
  });
});

describe("a sample of the mutants", () => {
  const all = mutate(document);
  const names = (mutants: typeof all) =>
    mutants.map(({ operator, pointer, detail }) => `${operator} ${pointer} ${detail}`);
  const operators = new Set(all.map(({ operator }) => operator));

  test("has the wanted number and each operator, and is the same for the same document only", () => {
    const sample = sampleOf(all, 100, "a");
    expect(sample).toHaveLength(100);
    expect(new Set(sample.map(({ operator }) => operator))).toEqual(operators);
    expect(names(sampleOf(mutate(document), 100, "a"))).toEqual(names(sample));
    expect(names(sampleOf(all, 100, "b"))).not.toEqual(names(sample));
  });

  test("has one of each operator even if fewer are wanted, and all where there are no more", () => {
    expect(sampleOf(all, 1, "a")).toHaveLength(operators.size);
    expect(sampleOf(all, all.length, "a")).toEqual(all);
  });

  test("does not take the equivalent mutants for gone that are not in it", { timeout: 120_000 }, async () => {
    const gone = { operator: "field removed", pointer: "/gone", detail: "taken out", reason: "None." };
    const { mutants, total, problems } = await scoreMutants(specOf(document), undefined, {
      equivalents: [...saidTwice, gone],
      size: 1,
    });
    expect([mutants.length, total]).toEqual([operators.size, all.length]);
    expect(problems).toEqual([expect.stringContaining("at /gone (taken out) is called equivalent")]);
  });
});

test("a slice of a document has one path with all that it refers to, and answers as the document does", () => {
  for (const { path } of listOperations(document)) {
    const slice = sliceOf(document, path);
    expect(Object.keys(slice.paths)).toEqual([path]);
    const missing = [...reached(slice, slice.paths)].filter((pointer) => at(slice, pointer) === undefined);
    expect(missing).toEqual([]);
  }
  expect(sliceOf(document, "/no/such/path")).toBe(document);
});

test("the progress says how much is left", () => {
  expect(progressLine("acme", 25, 100, 1000)).toBe("acme  25 of 100 mutants, 3 s left");
  expect(progressLine("acme", 100, 100, 4000)).toBe("acme  100 of 100 mutants");
});
