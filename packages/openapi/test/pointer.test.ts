import { describe, expect, test } from "vitest";
import { at, fromPointer, resolveAt, toPointer, type OpenApiDocument } from "../src/index.ts";

describe("a JSON pointer", () => {
  test.each([
    [[], ""],
    [["paths", "/a/{b}", "get"], "/paths/~1a~1{b}/get"],
    [["~", 0], "/~0/0"],
    // `~` is escaped first and restored last: otherwise `~1` in a key would become a slash (RFC 6901, 4).
    [["~1", "a~01b"], "/~01/a~001b"],
    [[""], "/"],
  ])("of %j is %j, and back", (keys, pointer) => {
    expect(toPointer(keys)).toBe(pointer);
    expect(fromPointer(`#${pointer}`)).toEqual(keys.map(String));
  });

  test("that does not begin with a slash is refused", () => {
    expect(() => fromPointer("a/b")).toThrow('"a/b" is not a JSON pointer');
  });

  test("to nothing gives undefined, also where only a prototype has the name", () => {
    expect(at({ a: [1] }, "/a/0")).toBe(1);
    expect(at({ a: [1] }, "/a/length/x")).toBeUndefined();
    expect(at({}, "/constructor")).toBeUndefined();
  });
});

describe("a reference", () => {
  const document = {
    a: { $ref: "#/b" },
    b: { $ref: "#/c" },
    c: 1,
    loop: { $ref: "#/loop" },
  } as unknown as OpenApiDocument;

  test("is followed to its end, whose place is given", () => {
    expect(resolveAt(document, { $ref: "#/a" }, "/x")).toEqual({ node: 1, pointer: "/c" });
  });

  test("that leads nowhere or round is refused, with its place", () => {
    expect(() => resolveAt(document, { $ref: "#/none" }, "/x")).toThrow("/x: nothing stands at #/none");
    expect(() => resolveAt(document, { $ref: "#/loop" }, "/x")).toThrow("/x: references run in a circle");
  });
});
