import { expect, test } from "vitest";
import { inexactNumber } from "../src/values/integers.ts";

const unsafe = "9007199254740993";

test("an integer that a number cannot represent is found wherever it is", () => {
  for (let before = 0; before < 40; before++)
    expect(inexactNumber(`{"${"a".repeat(before)}":${unsafe}}`), String(before)).toBe(unsafe);
});

test.each([
  ["of more digits", `[${unsafe}000]`, `${unsafe}000`],
  ["below zero", `[-${unsafe}]`, `-${unsafe}`],
  ["at the end of the text", unsafe, unsafe],
  ["of too many digits to show", `[${unsafe.repeat(10)}]`, "of 160 digits"],
  ["after one in a text", `["${unsafe}", ${unsafe}]`, unsafe],
])("an integer %s is found", (_, json, digits) => expect(inexactNumber(json)).toBe(digits));

test.each(["1e400", "-1E+0400", "0.5e309"])("%s, which would become infinite, is found", (number) => {
  expect(inexactNumber(`{"a": ${number}}`)).toBe(number);
});

test("an integer after a text of megabytes is found", () => {
  expect(inexactNumber(JSON.stringify('\\"'.repeat(3_000_000)) + unsafe)).toBe(unsafe);
});

test.each([
  ["a number can represent", "[9007199254740991]"],
  ["are a power in a text", '["1e400", "\\"1e400"]'],
  ["are a power that fits", "[1e308, 1e-400]"],
  ["are part of a text", `["${unsafe}", "a \\"${unsafe}"]`],
  ["are a fraction", "[0.1234567890123456789]"],
  ["are a power", "[1234567890123456e3]"],
  ["are cut by something else", `["123456789012345", 123456789012345, 6]`],
])("digits that %s are let through", (_, json) => expect(inexactNumber(json)).toBeUndefined());
