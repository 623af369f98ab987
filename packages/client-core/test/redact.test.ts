import { describe, expect, test } from "vitest";
import { redact } from "../src/redact.ts";

describe("redact", () => {
  test.each([
    ["plain", "you sent s3cret+value/1 to us", ["s3cret+value/1"], "you sent [redacted] to us"],
    ["percent-encoded", "q=s3cret%2Bvalue%2F1", ["s3cret+value/1"], "q=[redacted]"],
    ["with blanks as plus signs", "q=pass+word%26", ["pass word&"], "q=[redacted]"],
    ["inside other text", "xs3cretvaluex", ["s3cretvalue"], "x[redacted]x"],
    ["in JSON inside other text", 'sent {"k":"a\\"secret"}', ['a"secret'], 'sent {"k":"[redacted]"}'],
    ["in base64", "Basic c2VjcmV0LXZhbHVl", ["secret-value"], "Basic [redacted]"],
    ["percent-encoded in small letters", "q=secret%2fvalue", ["secret/value"], "q=[redacted]"],
    ["short, as a word", "user bob: bobsleigh", ["bob"], "user [redacted]: bobsleigh"],
    ["short, with a dash", "token-0 token-01", ["token-0"], "[redacted] token-01"],
    ["short, with signs of a pattern", "a.c abc", ["a.c"], "[redacted] abc"],
  ])("takes out a credential %s", (_, text, credentials, expected) => {
    expect(redact(text, credentials)).toBe(expected);
  });

  test("goes through the texts and keys of parsed JSON, and leaves the rest", () => {
    expect(redact({ a: ["s3cretvalue", 1, null], s3cretvalue: true }, ["s3cretvalue"])).toEqual({
      a: ["[redacted]", 1, null],
      "[redacted]": true,
    });
  });
});
