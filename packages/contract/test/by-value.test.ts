import { describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { scrubber } from "../src/redact/by-value.ts";

const secret = `s3cret+/=&%41"'x`;
const scrub = scrubber(() => [secret, "abc"]);

describe("what is scrubbed", () => {
  const form = new URLSearchParams({ v: secret }).toString().slice(2);
  test.each([
    ["plain", secret],
    ["percent-encoded", encodeURIComponent(secret)],
    [
      "percent-encoded in small letters",
      encodeURIComponent(secret).replaceAll(/%\w\w/g, (escape) => escape.toLowerCase()),
    ],
    ["percent-encoded twice", encodeURIComponent(encodeURIComponent(secret))],
    ["as in a form, inside a query", encodeURIComponent(`https://host/?v=${form}`)],
    ["in JSON inside JSON", JSON.stringify(JSON.stringify({ v: secret }))],
  ])("%s", (_, text) => {
    expect(scrub(`before ${text} after`)).toContain("[redacted]");
    expect(scrub(`before ${text} after`)).not.toContain("s3cret");
  });

  test.each(["", "a", "ab"])("in base64, with %j before it", (before) => {
    const text = Buffer.from(`${before}${secret}`).toString("base64");
    expect(Buffer.from(scrub(text).replaceAll("[redacted]", ""), "base64").toString()).not.toContain("cret");
  });

  test("a short one only where it stands as a word", () => {
    expect(scrub("abc abcdef v=abc")).toBe("[redacted] abcdef v=[redacted]");
  });
});

interface Redaction {
  credential: string;
  forms: Record<string, string>;
  short: { credential: string; redacted: string[]; kept: string[] };
}

describe("the forms of a credential, which the clients are tested with as well", () => {
  const file = fileURLToPath(import.meta.resolve("@demarc/openapi/conformance/redaction.yaml"));
  const { credential, forms, short } = parse(readFileSync(file, "utf8")) as Redaction;
  const clean = scrubber(() => [credential, short.credential]);

  test.each(Object.entries(forms))("%s", (_, form) => {
    expect(clean(`before ${form} after`)).toBe("before [redacted] after");
  });

  test.each(short.redacted)("the short one in %j", (text) => {
    expect(clean(text)).not.toContain(short.credential);
  });

  test.each(short.kept)("not the short one in %j", (text) => {
    expect(clean(text)).toBe(text);
  });
});
