import { libraryDocument } from "@demarc/openapi/fixtures";
import { describe, expect, test } from "vitest";
import { createMask } from "../src/redact/by-name.ts";

const mask = createMask(libraryDocument(), ["pin"]);

describe("redaction by name", () => {
  test.each([
    ["user info", "https://user:pass@example.org/a?b=1", "https://example.org/a?b=1"],
    ["a user name alone", "https://user@example.org/", "https://example.org/"],
    [
      "a query parameter that mostly holds a secret",
      "https://example.org/?access_token=x&a=1",
      "https://example.org/?access_token=***&a=1",
    ],
    ["a field that is named", "https://example.org/?pin=1234", "https://example.org/?pin=***"],
  ])("takes %s out of a URL", (_, url, redacted) => {
    expect(mask.url(url)).toBe(redacted);
  });

  test("hides the credential of a security scheme, in whichever letter case its header is", () => {
    expect(mask.headers({ "x-token": "x", "X-TOKEN": "x", accept: "*/*" })).toEqual({
      "x-token": "***",
      "X-TOKEN": "***",
      accept: "*/*",
    });
  });

  test("keeps the names of cookies, and hides their values", () => {
    expect(mask.headers({ cookie: "branch=north; session" })).toEqual({ cookie: "branch=***; ***" });
  });

  test("hides fields at any depth of a value, and nothing else", () => {
    expect(mask.value([{ password: "x", nested: { pin: 1, name: "n" } }])).toEqual([
      { password: "***", nested: { pin: "***", name: "n" } },
    ]);
  });
});
