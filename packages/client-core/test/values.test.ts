import { describe, expect, test } from "vitest";
import { fillPath } from "../src/values/path.ts";
import { at } from "../src/values/pointer.ts";
import { queryString } from "../src/values/query.ts";
import { checkHeaders } from "../src/transport/request.ts";
import { connect } from "./support/things.ts";

const details = { provider: "things", operationId: "getThing" };
const safest = Number.MAX_SAFE_INTEGER;

describe("a query", () => {
  test("has strings, booleans and numbers as text, encoded, in the order in which they are given", () => {
    expect(queryString({ "a b": "c&d", e: true, f: false, g: 0, h: -1.5, i: safest }, details)).toBe(
      `?a%20b=c%26d&e=true&f=false&g=0&h=-1.5&i=${safest}`,
    );
  });

  test("has a list entry by entry", () => {
    expect(queryString({ a: ["x", "y,z"], b: [1, 2], c: [] }, details)).toBe("?a=x&a=y%2Cz&b=1&b=2");
  });

  test("leaves out what is undefined or null, and is empty without values", () => {
    expect(queryString({ a: undefined, b: null, c: "" }, details)).toBe("?c=");
    expect(queryString({ a: undefined }, details)).toBe("");
  });

  test.each([
    ["a Date", new Date()],
    ["an object", { a: 1 }],
    ["a list with something else in it", ["a", null]],
    ["not a number", Number.NaN],
    ["infinite", Infinity],
    ["an integer above 2^53", safest + 1],
    ["a bigint", 1n],
  ])("value that is %s is refused", (_, value) => {
    expect(() => queryString({ a: 1, b: value }, details)).toThrow(
      'things getThing: the query value "b" is not a string, boolean or safe number.',
    );
  });

  test("value that is refused is refused before anything is sent", async () => {
    const client = connect({ baseUrl: "http://127.0.0.1:1", token: "t" });
    await expect(client.getThing({ path: { id: 1 }, query: { b: {} } })).rejects.toMatchObject({
      code: "configuration",
      operationId: "getThing",
    });
  });
});

describe("a path", () => {
  test("is filled with strings, exact numbers and bigints, encoded", () => {
    expect(fillPath("/{a}/{b}/{c}/{d}", { a: "x/y", b: safest, c: 2n ** 60n, d: -1.5 }, details)).toBe(
      `/x%2Fy/${safest}/1152921504606846976/-1.5`,
    );
  });

  test.each([
    ["true", true, "is missing, or not a string or safe number"],
    ["an integer above 2^53", safest + 1, "is missing, or not a string or safe number"],
    ["two dots", "..", 'is "..", which would address another resource than /{a}.'],
    ["a dot", ".", 'is ".", which would address another resource than /{a}.'],
    ["empty", "", 'is "", which would address another resource than /{a}.'],
  ])("is refused for a value that is %s", (_, a, message) => {
    expect(() => fillPath("/{a}", { a }, details)).toThrow(`things getThing: the path value "a" ${message}`);
  });
});

test("headers are named in lower case, without those that are undefined", () => {
  expect(checkHeaders({ "X-A": "1", "x-b": undefined }, details)).toEqual({ "x-a": "1" });
});

describe("a JSON pointer", () => {
  const value = { a: [{ b: null }], "c/d": 1, "e~f": 2, "~1": 3 };

  test.each([
    ["", value],
    ["/a/0/b", null],
    ["/c~1d", 1],
    ["/e~0f", 2],
    ["/~01", 3],
    ["/a/1/b", undefined],
    ["/a/0/b/c", undefined],
    ["/c~1d/e", undefined],
  ])("%j leads to what is there, or to nothing", (pointer, expected) => {
    expect(at(value, pointer)).toEqual(expected);
  });
});
