import { describe, expect, test } from "vitest";
import { isIdentifier, pascalCase } from "../src/names.ts";
import { docComment, literal, property } from "../src/print.ts";

describe("data printed as TypeScript", () => {
  const long = Array.from({ length: 40 }, (_, index) => `entry ${index}`);

  test.each([
    [null],
    [true],
    [-1.5],
    ['a "text" with \\ and \n'],
    [[]],
    [{}],
    [[1, [2, [3]]]],
    [{ a: 1, "b-c": { 2: [{}, []], "01": "", "d e": null } }],
    [{ long, deep: { long, deeper: [long, { long }] } }],
  ])("is the same data again: %j", (value) => {
    const source = literal(value);
    expect(Function(`"use strict"; return (${source});`)()).toEqual(value);
    for (const line of source.split("\n")) expect(line.length).toBeLessThanOrEqual(112);
  });

  test("leaves out what is undefined", () => {
    expect(literal({ a: undefined, b: 1 })).toBe("{ b: 1 }");
  });

  test("is on one line up to 110 columns, its indentation among them, and else has a line for each entry", () => {
    const line = (length: number) => ["x".repeat(length - '[""]'.length)];
    expect(literal(line(110))).not.toContain("\n");
    expect(literal(line(111))).toBe(`[\n  "${"x".repeat(107)}",\n]`);
    expect(literal(line(108), "  ")).not.toContain("\n");
    expect(literal(line(109), "  ")).toBe(`[\n    "${"x".repeat(105)}",\n  ]`);
    expect(literal({ a: line(111) })).toBe(`{\n  a: [\n    "${"x".repeat(107)}",\n  ],\n}`);
  });
});

describe("a key", () => {
  test.each([
    ["a", "a"],
    ["$_9", "$_9"],
    ["0", "0"],
    ["10", "10"],
    ["01", '"01"'],
    ["1a", '"1a"'],
    ["a-b", '"a-b"'],
    ["", '""'],
    [" a", '" a"'],
    ["a ", '"a "'],
  ])("%j is printed as %s", (key, printed) => {
    expect(property(key)).toBe(printed);
  });
});

describe("a doc comment", () => {
  test.each([
    ["is nothing where there is nothing to say", "  \n", "", ""],
    ["is one line where it says one", " a ", "  ", "  /** a */\n"],
    [
      "has its lines below each other, empty ones without a blank at the end",
      "a  \n\n  b",
      "  ",
      "  /**\n   * a\n   *\n   *   b\n   */\n",
    ],
    ["cannot be ended by what it says", "*/ a */", "", "/** *\\/ a *\\/ */\n"],
  ])("%s", (_, text, indent, comment) => {
    expect(docComment(text, indent)).toBe(comment);
  });
});

describe("names", () => {
  test.each([
    ["big-telco", "BigTelco"],
    ["listCustomers", "ListCustomers"],
    ["a--2 of_them", "A2OfThem"],
    ["-a", "A"],
  ])("%s becomes %s", (name, pascal) => {
    expect(pascalCase(name)).toBe(pascal);
  });

  test.each([
    ["a", true],
    ["_a$1", true],
    ["1a", false],
    ["a-b", false],
    ["", false],
    ["a b", false],
  ])("%j is an identifier: %s", (name, is) => {
    expect(isIdentifier(name)).toBe(is);
  });
});
