import { execFileSync } from "node:child_process";
import { listOperations, type OpenApiDocument, type OperationObject } from "@demarc/openapi";
import { describe, expect, test } from "vitest";
import { shellQuoted } from "@demarc/openapi/visible";
import { curlCommand } from "../src/program/curl.ts";

function commandFor(
  operation: Partial<OperationObject>,
  rest: Partial<OpenApiDocument> = {},
  path = "/things",
): string {
  const post: OperationObject = { operationId: "make", responses: {}, ...operation };
  const document: OpenApiDocument = {
    openapi: "3.1.0",
    info: { title: "", version: "1" },
    paths: { [path]: { post } },
    ...rest,
  };
  return curlCommand(document, listOperations(document)[0]!, "http://localhost:1");
}

describe("a curl command", () => {
  test("asks for the first media type of a success, not that of an error", () => {
    const content = (...types: string[]) => ({
      description: "",
      content: Object.fromEntries(types.map((type) => [type, {}])),
    });
    const command = commandFor({
      responses: { 404: content("text/plain"), 200: content("application/b+json", "application/json") },
    });
    expect(command).toBe("curl -X POST 'http://localhost:1/things' -H 'Accept: application/b+json'");
  });

  test("fills in required parameters from their examples, and leaves out optional ones", () => {
    const command = commandFor(
      {
        parameters: [
          { name: "id", in: "path", required: true, example: "a b/c" },
          { name: "since", in: "query", required: true, schema: { examples: ["2026-01-01"] } },
          { name: "X-Kind", in: "header", required: true, schema: { enum: ["first"] } },
          { name: "page", in: "query", schema: { default: 1 } },
        ],
      },
      {},
      "/things/{id}",
    );
    expect(command).toBe("curl -X POST 'http://localhost:1/things/a%20b%2Fc?since=2026-01-01' -H 'X-Kind: first'");
  });

  test("says which parameter lacks an example", () => {
    const parameters: OperationObject["parameters"] = [
      { name: "id", in: "query", required: true, schema: { type: "string" } },
    ];
    expect(() => commandFor({ parameters })).toThrow(
      '/paths/~1things/post/parameters/0: the required parameter "id" has no example',
    );
  });

  test("holds placeholders for all schemes of the first alternative", () => {
    const securitySchemes: NonNullable<OpenApiDocument["components"]>["securitySchemes"] = {
      bearer: { type: "http", scheme: "bearer" },
      basic: { type: "http", scheme: "basic" },
      key: { type: "apiKey", in: "query", name: "key" },
      header: { type: "apiKey", in: "header", name: "X-Key" },
      one: { type: "apiKey", in: "cookie", name: "one" },
      two: { type: "apiKey", in: "cookie", name: "two" },
    };
    const secured = (...names: string[]) =>
      commandFor(
        { security: [Object.fromEntries(names.map((name) => [name, []])), { bearer: [] }] },
        { components: { securitySchemes } },
      );
    expect(secured("bearer")).toContain("-H 'Authorization: Bearer anything'");
    expect(secured("basic")).toContain("-H 'Authorization: Basic dXNlcjpwYXNzd29yZA=='");
    expect(secured("key", "header")).toBe("curl -X POST 'http://localhost:1/things?key=anything' -H 'X-Key: anything'");
    expect(secured("one", "two")).toContain("-H 'Cookie: one=anything; two=anything'");
  });

  test("sends the first example of the request body", () => {
    const examples = { first: { value: { name: "O'Brien" } }, second: { value: 2 } };
    const command = commandFor({ requestBody: { content: { "application/json": { examples } } } });
    expect(command).toContain(`-H 'Content-Type: application/json' -d '{"name":"O'\\''Brien"}'`);
  });
});

test.skipIf(process.platform === "win32")("a quoted text reaches a program as it is", () => {
  const text = `it's "$HOME" \`date\` \\ !\n'`;
  expect(execFileSync("bash", ["-c", `printf %s ${shellQuoted(text)}`], { encoding: "utf8" })).toBe(text);
});
