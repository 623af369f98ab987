import { describe, expect, test } from "vitest";
import { redact } from "../src/answer/redact.ts";

describe("redact", () => {
  test.each([
    ["plain", "you sent s3cret+value/1 to us", ["s3cret+value/1"], "you sent [redacted] to us"],
    ["percent-encoded", "q=s3cret%2Bvalue%2F1", ["s3cret+value/1"], "q=[redacted]"],
    ["with blanks as plus signs", "q=pass+word%26", ["pass word&"], "q=[redacted]"],
    ["inside other text", "xs3cretvaluex", ["s3cretvalue"], "x[redacted]x"],
    ["in JSON inside other text", 'sent {"k":"a\\"secret"}', ['a"secret'], 'sent {"k":"[redacted]"}'],
    ["in base64", "Basic c2VjcmV0LXZhbHVl", ["secret-value"], "Basic [redacted]"],
    ["percent-encoded twice", "next=q%3Ds3cret%252Bvalue", ["s3cret+value"], "next=q%3D[redacted]"],
    ["as in a form, percent-encoded again", "next=q%3Dpass%2Bword", ["pass word"], "next=q%3D[redacted]"],
    ["in a JSON pointer", "/things/a~1secret~0value/0", ["a/secret~value"], "/things/[redacted]/0"],
    ["percent-encoded in small letters", "q=secret%2fvalue", ["secret/value"], "q=[redacted]"],
    ["of eight characters, the shortest that is unique", "x12345678x", ["12345678"], "x[redacted]x"],
    ["of seven characters, as a word", "x1234567x 1234567", ["1234567"], "x1234567x [redacted]"],
    ["short, as a word", "user bob: bobsleigh", ["bob"], "user [redacted]: bobsleigh"],
    ["short, with a dash", "token-0 token-01", ["token-0"], "[redacted] token-01"],
    ["short, with signs of a pattern", "a.c abc", ["a.c"], "[redacted] abc"],
  ])("takes out a credential %s", (_, text, credentials, expected) => {
    expect(redact(text, credentials)).toBe(expected);
  });

  test("takes out the longer of two credentials first, as the other one may be part of it", () => {
    expect(redact("user user-secret-1", ["user", "user-secret-1"])).toBe("[redacted] [redacted]");
  });

  test("goes through the texts and keys of parsed JSON, and leaves the rest", () => {
    expect(redact({ a: ["s3cretvalue", 1, null], s3cretvalue: true }, ["s3cretvalue"])).toEqual({
      a: ["[redacted]", 1, null],
      "[redacted]": true,
    });
  });
});
