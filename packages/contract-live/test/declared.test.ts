import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { numbersSpec } from "@demarc/openapi/fixtures";
import { afterAll, describe, expect, test } from "vitest";
import { expectation } from "../src/declared/condition.ts";
import { declaredLive } from "../src/declared/live.ts";
import { placeInBody, placeOfParameter } from "../src/declared/place.ts";
import { unmetByRows } from "../src/declared/rows.ts";
import type { Step } from "../src/declared/step.ts";
import { evaluate } from "../src/declared/values.ts";
import type { LiveCall } from "../src/model/call.ts";
import type { LiveContext } from "../src/model/provider.ts";
import { providerSpecOf } from "../src/model/provider-spec.ts";

const known: Record<string, unknown> = { list: { rows: [{ id: 1 }, { id: 2, name: "Second" }] }, name: "Example" };
const lookup = (name: string) => known[name];

describe("a reference", () => {
  test.each([
    ["$list/rows/0/id", 1],
    ["$list/rows/last/name", "Second"],
    ["$list/rows/any/name", "Second"],
    ["$list/rows/*/id", [1, 2]],
    ["$list/rows/last/name[lower]", "second"],
    ["$list/rows/last/name[-3]", "ond"],
    ["$list/rows/9/id", undefined],
    ["the customer {name}", "the customer Example"],
    [{ id: ["$list/rows/0/id"] }, { id: [1] }],
  ])("%j stands for %j", (value, meant) => expect(evaluate(value, lookup)).toEqual(meant));
});

describe("a condition", () => {
  test.each<[unknown, unknown, unknown]>([
    [1, "1", 2],
    [null, null, undefined],
    ["Example", "$name", "Other"],
    ["an EXAMPLE", { contains: "$name" }, "Other"],
    [2, { in: "$list/rows/*/id" }, 3],
    [3, { not: 2 }, 2],
    [3, { notIn: "$list/rows/*/id" }, 2],
    [[1, 2, 3], { holds: "$list/rows/*/id" }, [1, 3]],
    [[2], { holds: "$list/rows/*/id", like: "2" }, [1]],
    ["any", { shown: true }, undefined],
    [undefined, { shown: false }, "any"],
    [["a", "b"], { length: "$list/rows" }, ["a"]],
    [["a"], { length: 1 }, []],
    [3, { quotient: ["/total", "/size"] }, 2],
  ])("that %j fulfils: %j, and %j does not", (good, wanted, bad) => {
    const body = { total: 5, size: 2 };
    expect(expectation(wanted, lookup)(good, body)).toBeUndefined();
    expect(expectation(wanted, lookup)(bad, body)).toBeDefined();
  });

  test("says what a literal value is, and nothing of what the provider alone knows", () => {
    expect(expectation("UTC", lookup)("Other")).toEqual({ expected: '"UTC"', found: '"Other"' });
    expect(expectation("$list/rows/last/name", lookup)("Other")).toEqual({
      expected: "rows/last/name of list",
      found: "another value",
    });
  });
});

describe("rows", () => {
  test.each<
    [
      string,
      Pick<Step, "every" | "distinct" | "rises" | "falls" | "find" | "atLeast" | "atMost">,
      unknown[],
      unknown[],
      string,
    ]
  >([
    ["each of the value asked for", { every: { id: 1 } }, [{ id: 1 }, {}], [{ id: 1 }, { id: 2 }], "/rows/1/id"],
    ["of their own", { distinct: "id" }, [{ id: 1 }, { id: null }, { id: null }], [{ id: 1 }, { id: 1 }], "/rows/1/id"],
    ["one a day", { distinct: "at[2]" }, [{ at: "01a" }, { at: "02a" }], [{ at: "01a" }, { at: "01b" }], "/rows/1/at"],
    ["in order", { rises: "n" }, [{ n: "a" }, { n: "B" }, { n: "c" }], [{ n: "c" }, { n: "b" }, { n: "a" }], "/rows"],
    ["the other way round", { falls: "n" }, [{ n: "b" }, { n: "a" }], [{ n: "a" }, { n: "b" }], "/rows"],
    ["among them one", { find: { id: 2 } }, [{ id: 1 }, { id: 2 }], [{ id: 1 }], "/rows"],
    ["enough", { atLeast: 1 }, [{}], [], "/rows"],
    ["not too many", { atMost: 1 }, [{}], [{}, {}], "/rows"],
  ])("%s", (_, step, good, bad, place) => {
    expect(unmetByRows(step, good, "/rows", lookup)).toEqual([]);
    expect(unmetByRows(step, bad, "/rows", lookup).map(({ pointer }) => pointer)).toEqual([place]);
  });
});

test("places are found in the document", () => {
  const spec = providerSpecOf(numbersSpec());
  expect(placeOfParameter(spec, "listNumbers", "state")).toMatch(/\/parameters\/\d+$/);
  expect(placeInBody(spec, "listNumbers", "/3/e164")).toMatch(/\/properties\/e164$/);
  expect(placeInBody(spec, "listNumbers", "/3/unknown")).not.toContain("unknown");
});

describe("live.yaml", () => {
  const folder = mkdtempSync(join(tmpdir(), "demarc-live-yaml-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const head = "{ provider: numbers, variables: [], required: [], credentials: [[]]";
  const declared = (rest: string) => {
    writeFileSync(join(folder, "live.yaml"), `${head}, ${rest} }`);
    const clientUnderTest = { createClient: () => ({}), operationDescriptors: {}, operationManifests: {} };
    return declaredLive(folder, { clientUnderTest });
  };
  /** A context in which each call returns the next body, or is refused where there is none. */
  const contextOf = (...bodies: unknown[]) => {
    const calls: LiveCall[] = [];
    const notes: string[] = [];
    const context = {
      calls,
      providerSpec: providerSpecOf(numbersSpec()),
      async call(operationId: string, args = {}) {
        const body = bodies.shift();
        const error = { name: "HttpError", code: "http", message: "", status: 404 };
        const ended = {
          operationId,
          args,
          label: `${operationId} ${calls.length}`,
          exchanges: [],
          tokens: [],
          durationMs: 0,
        };
        calls.push({ ...ended, ...(body === undefined ? { error } : { body }) });
        return calls.at(-1)!;
      },
      note: (text: string) => {
        notes.push(text);
        return () => void notes.splice(notes.indexOf(text), 1);
      },
      prefix: "made-",
    };
    return { context: context as typeof context & LiveContext, notes };
  };

  test("makes a check of each title, and takes its steps once for each combination", async () => {
    const { checks = [] } = declared(
      'checks: [{ title: "{what}", of: [{ what: [a, b], state: [free, taken] }], steps: [{ call: listNumbers, query: { state: "{state}" } }] }]',
    );
    expect(checks.map(({ title }) => title)).toEqual(["a", "b"]);
    const { context } = contextOf([], []);
    await checks[0]?.run(context);
    expect(context.calls.map(({ args }) => args.query)).toEqual([{ state: "free" }, { state: "taken" }]);
  });

  test("ends a group where a reference leads nowhere, and no other", async () => {
    const { checks = [] } = declared(
      "checks: [{ title: a, steps: [[{ call: listNumbers, as: all }, { call: listNumbers, query: { state: $all/0/state } }, { call: listNumbers }], { call: listNumbers }] }]",
    );
    const { context } = contextOf([], []);
    await checks[0]?.run(context);
    expect(context.calls).toHaveLength(2);
  });

  test("holds another call to account, and takes back the note of what was refused or is gone", async () => {
    const { writes } = declared(
      `writes: { warning: w, steps: [
        { call: listNumbers, note: "refused" }, { call: listNumbers, note: "kept {prefix}", as: kept }, { call: listNumbers, note: "gone", as: gone },
        { call: listNumbers, blame: gone, expect: { "": { length: 0 } }, frees: gone }, { call: listNumbers, blame: kept, expect: { "": { length: 0 } }, frees: kept }] }`,
    );
    const { context, notes } = contextOf(undefined, [], [], [], [{}]);
    const found = await writes?.run(context);
    expect(notes).toEqual(["kept made-"]);
    expect(found?.map(({ call, violation }) => [call, violation.expected])).toEqual([
      ["listNumbers 1", "as many entries as 0"],
    ]);
  });

  test.each([
    "{ seen: listNumber, atLeast: 1 }",
    "{ call: listNumbers, query: { state: $typo/0 } }",
    "{ call: listNumbers, as: a, blame: b }",
    "{ seen: listNumbers, query: { stat: free }, atLeast: 1 }",
    "[{ seen: listNumbers, filters: [sate] }]",
  ])("that names what there is not is refused: %s", async (step) => {
    const { checks = [] } = declared(`checks: [{ title: a, steps: [${step}] }]`);
    await expect(async () => checks[0]?.run(contextOf([]).context)).rejects.toThrow("there is no ");
  });

  test("of another form is refused", () => {
    expect(() => declared("checks: [{ title: a, steps: [{ call: x, expct: {} }] }]")).toThrow(/steps\/0: .*expct/);
    expect(() =>
      declared("checks: [{ title: a, steps: [{ seen: x, every: { a: { holds: 1, unlike: 2 } } }] }]"),
    ).toThrow("unlike");
    expect(() => declared("checks: [{ title: a, steps: [{ as: x }] }]")).toThrow("/checks/0/steps/0");
    expect(() => declared("writes: { warning: w, wanted: { a: 1 }, steps: [{ call: x }] }")).toThrow("wanted");
  });
});
