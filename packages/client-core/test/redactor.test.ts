import { describe, expect, test } from "vitest";
import { createRedactor } from "../src/redaction/redactor.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const percent = (text: string) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join("");
const unicode = (text: string) =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");

describe("a redactor takes out a credential", () => {
  test.each([
    ["plain", "you sent s3cret+value/1 to us", ["s3cret+value/1"], "you sent [redacted] to us"],
    ["in capitals", "HOST S3CRETVALUE", ["s3cretvalue"], "HOST [redacted]"],
    ["in capitals of another alphabet", "XSÉCRËT-VALÜX", ["sécrët-valü"], "X[redacted]X"],
    ["percent-encoded", "q=s3cret%2Bvalue%2F1", ["s3cret+value/1"], "q=[redacted]"],
    ["percent-encoded in small letters", "q=secret%2fvalue", ["secret/value"], "q=[redacted]"],
    ["percent-encoded where no sign needs it", `q=${percent("secret-value")}`, ["secret-value"], "q=[redacted]"],
    ["percent-encoded twice", "next=q%3Ds3cret%252Bvalue", ["s3cret+value"], "next=q%3D[redacted]"],
    ["percent-encoded three times", "q=a%25252Bsecret", ["a+secret"], "q=[redacted]"],
    ["percent-encoded as Latin-1", "q=s%E9cret-value", ["sécret-value"], "q=[redacted]"],
    ["with blanks as plus signs", "q=pass+word%26", ["pass word&"], "q=[redacted]"],
    ["as in a form, percent-encoded again", "next=q%3Dpass%2Bword", ["pass word"], "next=q%3D[redacted]"],
    ["inside other text", "xs3cretvaluex", ["s3cretvalue"], "x[redacted]x"],
    ["in JSON inside other text", 'sent {"k":"a\\"secret"}', ['a"secret'], 'sent {"k":"[redacted]"}'],
    ["in JSON in JSON", JSON.stringify(JSON.stringify('a"se\\cret')), ['a"se\\cret'], '"\\"[redacted]\\""'],
    ["in JSON that escapes each sign", `"${unicode("sécret-😀")}"`, ["sécret-😀"], '"[redacted]"'],
    [
      "in JSON in a URL",
      `q=${encodeURIComponent('{"k":"a\\"secret"}')}`,
      ['a"secret'],
      "q=%7B%22k%22%3A%22[redacted]%22%7D",
    ],
    ["in a JSON pointer", "/things/a~1secret~0value/0", ["a/secret~value"], "/things/[redacted]/0"],
    ["in HTML", "<b>a&amp;&quot;secret&#39;&#x3c;</b>", ["a&\"secret'<"], "<b>[redacted]</b>"],
    ["that looks like an escape", "is a%2Bsecret\\nor not", ["a%2Bsecret\\n"], "is [redacted]or not"],
    ["after what makes an escape of it", "100%41secret", ["41secret"], "100%[redacted]"],
    ["in base64", "Basic c2VjcmV0LXZhbHVl", ["secret-value"], "Basic [redacted]"],
    [
      "in base64 after a user name",
      `Basic ${base64("someone:secret-value")} x`,
      ["secret-value"],
      "Basic c29tZW9u[redacted] x",
    ],
    ["in base64 one further on", `Basic ${base64("x:secret-value!")} x`, ["secret-value"], "Basic [redacted] x"],
    ["in base64 of a pair of short ones", `Basic ${base64("bob:pw")}`, ["bob", "pw"], "Basic [redacted]"],
    ["in base64 of base64", base64(base64("secret-value")), ["secret-value"], "[redacted]"],
    ["in base64 of a URL", base64(encodeURIComponent("secret/value")), ["secret/value"], "[redacted]"],
    ["in base64url", `${Buffer.from("???>>>~~~secret").toString("base64url")}.x`, ["???>>>~~~secret"], "[redacted].x"],
    ["in base64 in a URL", `q=${encodeURIComponent(base64("???>>>~~~secret"))}`, ["???>>>~~~secret"], "q=[redacted]"],
    ["of eight characters, the shortest that is unique", "x12345678x", ["12345678"], "x[redacted]x"],
    ["of seven characters, as a word", "x1234567x 1234567", ["1234567"], "x1234567x [redacted]"],
    ["short, as a word", "user bob: bobsleigh bob", ["bob"], "user [redacted]: bobsleigh [redacted]"],
    ["short, after an escape", "u%3Dbob%26v \\nbob", ["bob"], "u%3D[redacted]%26v \\n[redacted]"],
    ["short, in base64 as a word", "Basic Ym9i Ym9iYm9i", ["bob"], "Basic [redacted] Ym9iYm9i"],
    ["short, with a dash", "token-0 token-01", ["token-0"], "[redacted] token-01"],
    ["short, with signs of a pattern", "a.c abc", ["a.c"], "[redacted] abc"],
    [
      "that was replaced by another",
      "old-token-1 new-token-2",
      ["old-token-1", "new-token-2"],
      "[redacted] [redacted]",
    ],
    ["that is part of another", "user user-secret-1", ["user", "user-secret-1"], "[redacted] [redacted]"],
    ["and leaves the rest, escapes included", "a%20b \\n &amp; ~1 %zz %", ["secret"], "a%20b \\n &amp; ~1 %zz %"],
    ["and takes an empty one for none", "text", [""], "text"],
  ])("%s", (_, text, credentials, expected) => {
    expect(createRedactor(credentials).text(text)).toBe(expected);
  });

  test("in the texts, keys and numbers of a parsed value, and leaves the rest", () => {
    const { value } = createRedactor(["s3cretvalue", "0012345678", "1001"]);
    expect(
      value({ a: ["xs3cretvaluex", 1, null, true], s3cretvalue: 12345678, b: [1001, 10010, 91234567890, 1001n] }),
    ).toEqual({
      a: ["x[redacted]x", 1, null, true],
      "[redacted]": "[redacted]",
      b: ["[redacted]", 10010, 91234567890, "[redacted]"],
    });
    expect(value({ id: 1001 }, 0)).toEqual({ id: 0 });
  });

  test("in what is nested deeply, or takes it away as a whole", () => {
    const { value } = createRedactor(["s3cretvalue"]);
    const nested = (depth: number) => JSON.parse(`${"[".repeat(depth)}"s3cretvalue"${"]".repeat(depth)}`) as unknown;
    expect(JSON.stringify(value(nested(100)))).toContain('["[redacted]"]');
    expect(JSON.stringify(value(nested(100_000)))).not.toContain("s3cret");
  });
});

test.each([
  ["letters", "a"],
  ["escapes", "%25"],
  ["backslashes", "\\"],
  ["the beginning of the credential", "aaaaaaaaaaab"],
  ["references of HTML", "&amp;"],
])("a redactor takes a time that grows with a text of %s, and no faster", (_, part) => {
  const { text } = createRedactor([`${"a".repeat(2000)}c`, "aaaaaaaaaaaac", "%25%25%25%25"]);
  const hostile = part.repeat(300_000);
  const { user } = process.cpuUsage();
  text(hostile);
  expect((process.cpuUsage().user - user) / 1000).toBeLessThan(5_000);
});
