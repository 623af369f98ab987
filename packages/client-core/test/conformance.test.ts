import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Schema } from "@demarc/openapi";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readAnswer } from "../src/answer/answer.ts";
import { createRedactor } from "../src/redaction/redactor.ts";
import { answer, documentOf, validationOf } from "./support/validators.ts";

// The tables that the contract tests' checker is tested with as well: neither side can import the other's rule.

function table<T>(name: string): T {
  const file = fileURLToPath(import.meta.resolve(`@demarc/openapi/conformance/${name}.yaml`));
  return parse(readFileSync(file, "utf8")) as T;
}

interface StatusCase {
  rule: string;
  statusInBody?: string;
  http: number;
  body: unknown;
  counts: number;
}

describe("the status that counts", () => {
  test.each(table<StatusCase[]>("status"))("$rule", ({ statusInBody, http, body, counts }) => {
    const read = readAnswer(
      { ...(statusInBody !== undefined && { statusInBody }) },
      new Response(null, { status: http }),
      JSON.stringify(body),
    );
    expect(read.status).toBe(counts);
    expect(read.ok).toBe(counts >= 200 && counts <= 299);
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
  test.each(table<FieldsCase[]>("unknown-fields"))("$rule", async ({ schema, value, additive = [], breaking = [] }) => {
    const { drifts } = (await validationOf(documentOf(schema)))(answer(value));
    const pointers = (grade: string) => drifts.filter((each) => each.grade === grade).map(({ pointer }) => pointer);
    expect({ additive: pointers("additive"), breaking: pointers("breaking") }).toEqual({ additive, breaking });
  });
});

interface Redaction {
  credential: string;
  forms: Record<string, string>;
  short: { credential: string; redacted: string[]; kept: string[] };
}

describe("the forms of a credential", () => {
  const { credential, forms, short } = table<Redaction>("redaction");
  const { text: clean } = createRedactor([credential, short.credential]);

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
