import { describe, expect, test } from "vitest";
import { redact } from "../src/redact.ts";

describe("redact", () => {
  test.each([
    ["plain", "you sent s3cret+value/1 to us", ["s3cret+value/1"], "you sent [redacted] to us"],
    ["percent-encoded", "q=s3cret%2Bvalue%2F1", ["s3cret+value/1"], "q=[redacted]"],
    ["with blanks as plus signs", "q=pass+word%26", ["pass word&"], "q=[redacted]"],
    ["inside other text", "xs3cretvaluex", ["s3cretvalue"], "x[redacted]x"],
    ["short, as a word", "user bob: bobsleigh", ["bob"], "user [redacted]: bobsleigh"],
    ["short, with a dash", "token-0 token-01", ["token-0"], "[redacted] token-01"],
    ["short, with signs of a pattern", "a.c abc", ["a.c"], "[redacted] abc"],
  ])("takes out a credential %s", (_, text, credentials, expected) => {
    expect(redact(text, credentials)).toBe(expected);
  });
});
