import { expect, test } from "vitest";
import { unsafeInteger } from "../src/values/integers.ts";

const unsafe = "9007199254740993";

test("an integer that a number cannot represent is found wherever it is", () => {
  for (let before = 0; before < 40; before++)
    expect(unsafeInteger(`{"${"a".repeat(before)}":${unsafe}}`), String(before)).toBe(unsafe);
});

test.each([
  ["of more digits", `[${unsafe}000]`, `${unsafe}000`],
  ["below zero", `[-${unsafe}]`, `-${unsafe}`],
  ["at the end of the text", unsafe, unsafe],
  ["after one in a text", `["${unsafe}", ${unsafe}]`, unsafe],
])("an integer %s is found", (_, json, digits) => expect(unsafeInteger(json)).toBe(digits));

test("an integer after a text of megabytes is found", () => {
  expect(unsafeInteger(JSON.stringify('\\"'.repeat(3_000_000)) + unsafe)).toBe(unsafe);
});

test.each([
  ["a number can represent", "[9007199254740991]"],
  ["are part of a text", `["${unsafe}", "a \\"${unsafe}"]`],
  ["are a fraction", "[0.1234567890123456789]"],
  ["are a power", "[1234567890123456e3]"],
  ["are cut by something else", `["123456789012345", 123456789012345, 6]`],
])("digits that %s are let through", (_, json) => expect(unsafeInteger(json)).toBeUndefined());
