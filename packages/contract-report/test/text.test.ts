import { describe, expect, test } from "vitest";
import {
  columnsOf,
  duration,
  escapeMarkup,
  head,
  listed,
  markdownCode,
  markdownTable,
  markdownText,
  percent,
  shorten,
  terminalLine,
  terminalText,
  visible,
  wrap,
} from "../src/text/index.ts";

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

  test.each([
    ["a command", "::error::x", ": :error::x"],
    ["one behind blanks, or wrapped to the beginning of a line", "a  ::add-mask::x", "a  : :add-mask::x"],
    ["one on a line of its own", "a\n::stop-commands::x", "a\n: :stop-commands::x"],
    ["one of the older form", "a ##[error]x", "a # #[error]x"],
  ])("gives GitHub no command: %s", (_, text, shown) => {
    expect(terminalText(text)).toBe(shown);
    expect(wrap(terminalText(text), 1).join("\n")).not.toMatch(/^\s*::|##\[/m);
  });

  test("stands on one line where there is no room for two", () => {
    expect(terminalLine("/body/a\n::error::b")).toBe("/body/a\\u{a}: :error::b");
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

  test("is no markup in HTML and XML, attributes included", () => {
    expect(escapeMarkup(`<a b="1" c='2'>&`)).toBe("&lt;a b=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
  });

  test("is one line in Markdown, in which nothing is markup", () => {
    expect(markdownText("a | b\n*c* <e> [f] #1 _h_ {i} `j`")).toBe(
      "a \\| b \\*c\\* \\<e\\> \\[f\\] \\#1 \\_h\\_ \\{i\\} \\`j\\`",
    );
    expect(markdownCode("a`b|c")).toBe("`a'b\\|c`");
    expect(markdownCode("a\n| b")).toBe("`a \\| b`");
    expect(markdownText("<script> &lt; https://evil.example www.evil.example @all ![x]")).toBe(
      "\\<script\\> \\&lt; https\\://evil.example www\\.evil.example @\u2060all \\!\\[x\\]",
    );
  });

  test("mentions nobody in Markdown", () => {
    expect(markdownText("@somebody")).not.toContain("@somebody");
  });
});

describe("a table", () => {
  const rows = [
    ["name", "count"],
    ["one", "1"],
    ["a longer one", "1000"],
  ];

  test("in a terminal has its first column to the left and figures to the right", () => {
    const { line, width } = columnsOf(rows);
    expect(rows.map((row) => line(row))).toEqual(["name          count", "one               1", "a longer one   1000"]);
    expect(width).toBe(19);
  });

  test("in a terminal is padded before it is styled", () => {
    const { line } = columnsOf(rows);
    expect(line(["one", "1"], (cell, column) => (column === 1 ? `<${cell}>` : cell))).toBe("one           <    1>");
  });

  test("in Markdown has figures to the right", () => {
    const [first = [], ...rest] = rows;
    expect(markdownTable(first, rest).slice(0, 3)).toEqual(["| name | count |", "| --- | --- |", "| one | 1 |"]);
    expect(markdownTable(first, rest, true)[1]).toBe("| --- | ---: |");
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
  ])("show %d ms as %s", (ms, text) => {
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
