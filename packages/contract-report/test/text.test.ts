import { describe, expect, test } from "vitest";
import { duration, listed, percent } from "../src/format.ts";
import { head, shorten, visible, wrap } from "../src/sanitize.ts";

describe("text from outside", () => {
  test.each([
    ["an escape code", "\u001b[31mred", "\\u{1b}[31mred"],
    ["a null", "a\u0000b", "a\\u{0}b"],
    ["a C1 control", "\u009b31m", "\\u{9b}31m"],
    ["a carriage return that would overwrite the line", "ok\rfailed", "ok\\u{d}failed"],
    ["a bidirectional override", "a\u202eb", "a\\u{202e}b"],
    ["a zero-width space", "a\u200bb", "a\\u{200b}b"],
    ["a lone surrogate", "a\ud800b", "a\\u{d800}b"],
    ["a noncharacter", "a\uffffb", "a\\u{ffff}b"],
  ])("shows %s", (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test("keeps lines, tabs and all that can be read", () => {
    expect(visible("a\tb\r\nc é 漢 😀")).toBe("a\tb\nc é 漢 😀");
  });

  test("is cut between characters, never within one", () => {
    expect(head("ab😀", 3)).toBe("ab");
    expect(head("ab😀", 4)).toBe("ab😀");
  });

  test("says how long it was when it is cut", () => {
    expect(shorten("abcdef", 6)).toBe("abcdef");
    expect(shorten("abcdef", 3)).toBe("abc … (6 characters)");
  });

  test("is wrapped at blanks, and a long word stays whole", () => {
    expect(wrap("one two three", 8)).toEqual(["one two", "three"]);
    expect(wrap("see /a/very/long/pointer now", 8)).toEqual(["see", "/a/very/long/pointer", "now"]);
    expect(wrap("one\n\ntwo", 8)).toEqual(["one", "", "two"]);
  });
});

describe("figures", () => {
  test("never round a gap up to 100 %", () => {
    expect(percent(999, 1000)).toBe("99 %");
    expect(percent(1000, 1000)).toBe("100 %");
    expect(percent(0, 0)).toBe("–");
  });

  test.each([
    [0.4, "0 ms"],
    [999.4, "999 ms"],
    [999.6, "1.0 s"],
    [59_949, "59.9 s"],
    [59_950, "1 min 0 s"],
    [125_000, "2 min 5 s"],
  ])("tell %d ms as %s", (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  test("list names as a sentence does", () => {
    expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });
});
