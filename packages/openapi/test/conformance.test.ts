import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compileSchemas, isSuccess, statusThatCounts, type OpenApiDocument, type Schema } from "../src/index.ts";

function table<T>(name: string): T[] {
  return parse(readFileSync(new URL(`../conformance/${name}.yaml`, import.meta.url), "utf8")) as T[];
}

function documentWith(rest: object): OpenApiDocument {
  return { openapi: "3.1.0", info: { title: "Conformance", version: "1.0.0" }, paths: {}, ...rest };
}

interface StatusCase {
  rule: string;
  statusInBody?: string;
  http: number;
  body: unknown;
  counts: number;
}

describe("the status that counts", () => {
  test.each(table<StatusCase>("status"))("$rule", ({ statusInBody, http, body, counts }) => {
    const document = documentWith(statusInBody === undefined ? {} : { "x-status-in-body": statusInBody });
    expect(statusThatCounts(document, http, body)).toBe(counts);
  });

  test("is a success from 200 to 299 alone", () => {
    expect([199, 200, 204, 299, 300, 302, 400, 500].filter(isSuccess)).toEqual([200, 204, 299]);
  });
});

interface FieldsCase {
  rule: string;
  schema: Schema;
  value: unknown;
  additive?: string[];
  breaking?: string[];
}

describe("what is beyond a schema", () => {
  test.each(table<FieldsCase>("unknown-fields"))("$rule", ({ schema, value, additive = [], breaking = [] }) => {
    const schemas = compileSchemas(documentWith({ components: { schemas: { Tested: schema } } }));
    const violations = schemas.violations("/components/schemas/Tested", value);
    const pointers = (kind: boolean) =>
      violations.filter((each) => each.additive === kind).map(({ pointer }) => pointer);
    expect({ additive: pointers(true), breaking: pointers(false) }).toEqual({ additive, breaking });
  });
});
