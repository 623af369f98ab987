import { describe, expect, test } from "vitest";
import { findProblems, type Validator } from "../src/validation/problems.ts";

type SchemaError = NonNullable<Validator["errors"]>[number];

/** What is found in a value by a validator that has these errors. */
function find(value: unknown, ...errors: Partial<SchemaError>[]): string[] {
  const complete = errors.map((error) => ({ keyword: "type", instancePath: "", params: {}, ...error }));
  return findProblems(
    Object.assign(() => errors.length === 0, { errors: complete }),
    value,
  ).map(({ grade, pointer, expected, found }) => `${grade} ${pointer}: ${expected}, ${found}`);
}

const type = (instancePath: string) => ({ instancePath, params: { type: "string" } });

describe("the problems of a value", () => {
  test("are none where the validator finds none, or says nothing", () => {
    expect(find({})).toEqual([]);
    expect(findProblems(() => false, {})).toEqual([]);
  });

  test("of rows that are wrong alike are reported once, wherever the rows are", () => {
    const value = { a: [1, 2], b: [[1], [2]], c: [{ d: 1 }, { d: 2 }] };
    expect(
      find(value, type("/a/0"), type("/a/1"), type("/b/0/0"), type("/b/1/0"), type("/c/0/d"), type("/c/1/d")),
    ).toEqual([
      "breaking /a/0: a value of type string, 1",
      "breaking /b/0/0: a value of type string, 1",
      "breaking /c/0/d: a value of type string, 1",
    ]);
  });

  test("in fields whose names only begin with digits are each reported", () => {
    expect(find({ "1a": 1, "2a": 2 }, type("/1a"), type("/2a"))).toHaveLength(2);
    expect(find({ a: [1], "*": 1 }, type("/a"), type("/*"))).toHaveLength(2);
  });

  test("of a union are its own error, without those of its branches", () => {
    const union = { keyword: "anyOf", instancePath: "/a", message: "must match a schema in anyOf" };
    expect(find({ a: { b: 1 }, ab: 1, c: 1 }, type("/a/b"), type("/a"), union, type("/ab"), type("/c"))).toEqual([
      "breaking /a: to match a schema in anyOf, an object",
      "breaking /ab: a value of type string, 1",
      "breaking /c: a value of type string, 1",
    ]);
  });

  test("of two unions leave out the branches of both", () => {
    const union = (instancePath: string) => ({ keyword: "oneOf", instancePath, message: "must match" });
    expect(find({ a: 1, b: 1 }, type("/a"), union("/a"), type("/b"), union("/b"))).toEqual([
      "breaking /a: to match, 1",
      "breaking /b: to match, 1",
    ]);
  });

  test("are a hundred at most, those that break first, and how many more there are", () => {
    const value = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`k${index}`, index]));
    const unknown = Object.keys(value).map((key) => ({ keyword: "x-closed", params: { additionalProperty: key } }));
    const found = find(value, ...unknown, type("/k7"));
    expect(found).toHaveLength(101);
    expect(found[0]).toBe("breaking /k7: a value of type string, 7");
    expect(found.at(-1)).toBe("breaking : an answer as documented, 51 more differences");
    expect(find(value, ...unknown).at(-1)).toBe("additive : an answer as documented, 50 more differences");
    expect(find(value, ...unknown.slice(50))).toHaveLength(100);
  });

  test.each([
    ["that has too many errors", [{ keyword: "type", ...type("/a") }], "breaking /a: a value of type string, 1"],
    ["that has no stack left", new RangeError("Maximum call stack size exceeded"), undefined],
  ])("of a validator %s are those that it has, and that there is a rest", (_, thrown, first) => {
    const found = findProblems(
      () => {
        throw thrown;
      },
      { a: 1 },
    ).map(({ grade, pointer, expected, found: shown }) => `${grade} ${pointer}: ${expected}, ${shown}`);
    const rest = "breaking : an answer as documented, 0 more differences, and a rest that was not checked";
    expect(found).toEqual(first === undefined ? [rest] : [first, rest]);
  });

  test("are not looked for in pointers without end", () => {
    const long = type(`/${"a".repeat(5_000_000)}`);
    expect(find({}, long, long).at(-1)).toContain("a rest that was not checked");
  });

  test("name a field by its place, escaped, and show no value of an unknown one", () => {
    const value = { "a/b~c": "secret" };
    const unknown = { keyword: "x-closed", params: { additionalProperty: "a/b~c" } };
    expect(find(value, unknown)).toEqual(["additive /a~1b~0c: documented fields only, a string"]);
  });

  test("show the value of a required field that is there in another form", () => {
    expect(find({ a: 1 }, { keyword: "required", params: { missingProperty: "a" } })).toEqual([
      "breaking /a: a value: the field is required, 1",
    ]);
  });

  test("say what was expected in the validator's words, or by the keyword", () => {
    expect(find({ a: 1 }, { keyword: "minimum", instancePath: "/a", message: "must be, as it must be, >= 2" })).toEqual(
      ["breaking /a: to be, as it must be, >= 2, 1"],
    );
    expect(find({ a: 1 }, { keyword: "minimum", instancePath: "/a", message: "is not a must " })).toEqual([
      "breaking /a: is not a must , 1",
    ]);
    expect(find({ a: 1 }, { keyword: "minimum", instancePath: "/a" })).toEqual(["breaking /a: minimum, 1"]);
    expect(find({ a: 1 }, { keyword: "enum", instancePath: "/a", params: { allowedValues: [2] } })).toEqual([
      "breaking /a: one of [2], 1",
    ]);
  });
});
