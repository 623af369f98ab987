import { describe, expect, test } from "vitest";
import { readParameter, writeParameter, type Pairs, type Parameter, type Schema } from "../src/index.ts";

const parameter = (rest: Partial<Parameter>): Parameter => ({ name: "p", in: "query", ...rest });
const list: Schema = { type: "array", items: { type: "integer" } };
const object: Schema = { type: "object", properties: { a: { type: "integer" }, b: { type: "string" } } };

// The examples of OpenAPI 3.1, 4.8.12.6, for the styles that are supported.
describe("a parameter is written and read by its style", () => {
  test.each<[title: string, parameter: Parameter, schema: Schema, value: unknown, pairs: Pairs]>([
    ["a plain value", parameter({}), { type: "integer" }, 5, [["p", "5"]]],
    ["a boolean", parameter({}), { type: "boolean" }, true, [["p", "true"]]],
    [
      "a query's array, by default one pair for each entry",
      parameter({}),
      list,
      [1, 2],
      [
        ["p", "1"],
        ["p", "2"],
      ],
    ],
    ["a query's array, not exploded", parameter({ explode: false }), list, [1, 2], [["p", "1,2"]]],
    ["spaceDelimited", parameter({ style: "spaceDelimited" }), list, [1, 2], [["p", "1 2"]]],
    ["pipeDelimited", parameter({ style: "pipeDelimited" }), list, [1, 2], [["p", "1|2"]]],
    [
      "a query's object, by default a pair for each field",
      parameter({}),
      object,
      { a: 1, b: "x" },
      [
        ["a", "1"],
        ["b", "x"],
      ],
    ],
    ["a query's object, not exploded", parameter({ explode: false }), object, { a: 1, b: "x" }, [["p", "a,1,b,x"]]],
    [
      "deepObject",
      parameter({ style: "deepObject" }),
      object,
      { a: 1, b: "x" },
      [
        ["p[a]", "1"],
        ["p[b]", "x"],
      ],
    ],
    ["a header's array, by default with commas", parameter({ in: "header" }), list, [1, 2], [["p", "1,2"]]],
    [
      "a header's exploded array, with commas as well",
      parameter({ in: "header", explode: true }),
      list,
      [1, 2],
      [["p", "1,2"]],
    ],
    ["a header's object", parameter({ in: "header" }), object, { a: 1, b: "x" }, [["p", "a,1,b,x"]]],
    [
      "a header's exploded object",
      parameter({ in: "header", explode: true }),
      object,
      { a: 1, b: "x" },
      [["p", "a=1,b=x"]],
    ],
    [
      "a cookie's array, one pair for each entry",
      parameter({ in: "cookie" }),
      list,
      [1, 2],
      [
        ["p", "1"],
        ["p", "2"],
      ],
    ],
    ["a path's array, with commas", parameter({ in: "path" }), list, [1, 2], [["p", "1,2"]]],
  ])("%s", (_, node, schema, value, pairs) => {
    expect(writeParameter(node, value)).toEqual(pairs);
    expect(readParameter(node, schema, pairs)?.value).toEqual(value);
  });
});

describe("writing", () => {
  test("leaves nothing of an array without entries", () => {
    expect(writeParameter(parameter({}), [])).toEqual([]);
    expect(writeParameter(parameter({ explode: false }), [])).toEqual([]);
  });

  test("writes what is inside an entry as JSON", () => {
    expect(writeParameter(parameter({}), [{ a: [1] }])).toEqual([["p", '{"a":[1]}']]);
    expect(writeParameter(parameter({}), null)).toEqual([["p", "null"]]);
  });
});

describe("reading", () => {
  const read = (schema: Schema, text: string) => readParameter(parameter({}), schema, [["p", text]])?.value;

  test.each<[Schema, string, unknown]>([
    [{ type: "integer" }, "5", 5],
    [{ type: "integer" }, "-5", -5],
    [{ type: "number" }, "1.5e3", 1500],
    [{ type: "integer" }, "05", "05"],
    [{ type: "integer" }, "", ""],
    [{ type: "integer" }, "x5", "x5"],
    [{ type: "integer" }, "5x", "5x"],
    [{ type: "boolean" }, "true", true],
    [{ type: "boolean" }, "false", false],
    [{ type: "boolean" }, "1", "1"],
    [{ type: "boolean" }, "untrue", "untrue"],
    [{ type: "string" }, "5", "5"],
    [{ type: ["integer", "null"] }, "5", 5],
    [{}, "5", "5"],
  ])("takes the first type that a text can be read as: %j %j", (schema, text, value) => {
    expect(read(schema, text)).toBe(value);
  });

  test("gives nothing of what is absent", () => {
    for (const node of [parameter({}), parameter({ style: "deepObject" }), parameter({ in: "header" })])
      expect(readParameter(node, object, [["other", "1"]])).toBeUndefined();
  });

  test("keeps several texts for one value, which is no value of it", () => {
    expect(
      readParameter(parameter({}), { type: "integer" }, [
        ["p", "1"],
        ["p", "2"],
      ])?.value,
    ).toEqual(["1", "2"]);
  });

  test("knows a header whatever its letter case, and a query's name in its own alone", () => {
    const text: Pairs = [["P", "1"]];
    expect(readParameter(parameter({ in: "header" }), { type: "integer" }, text)?.value).toBe(1);
    expect(readParameter(parameter({}), { type: "integer" }, text)).toBeUndefined();
  });

  test("says which names it took", () => {
    const taken = (node: Parameter, schema: Schema, pairs: Pairs) => readParameter(node, schema, pairs)?.taken;
    expect(
      taken(parameter({}), object, [
        ["a", "1"],
        ["c", "2"],
      ]),
    ).toEqual(["a"]);
    expect(
      taken(parameter({ style: "deepObject" }), object, [
        ["p[a]", "1"],
        ["p[c]", "2"],
        ["q[a]", "3"],
        ["p[a", "4"],
      ]),
    ).toEqual(["p[a]", "p[c]"]);
    expect(taken(parameter({ explode: false }), object, [["p", "a,1"]])).toEqual(["p"]);
    expect(taken(parameter({}), list, [["p", "1"]])).toEqual(["p"]);
  });

  test("takes a field without a value for an empty text", () => {
    expect(readParameter(parameter({ explode: false }), object, [["p", "b"]])?.value).toEqual({ b: "" });
  });

  test("takes fields that the schema does not have as texts", () => {
    expect(readParameter(parameter({ style: "deepObject" }), object, [["p[c]", "1"]])?.value).toEqual({ c: "1" });
  });
});
