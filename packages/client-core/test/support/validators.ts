import { compileValidators } from "@demarc/codegen/validators";
import type { OpenApiDocument, Schema } from "@demarc/openapi";
import type { ValidationInput } from "../../src/validation/validation.ts";
import { createValidation, type Drift, type PromisedAnswers } from "../../src/validation/index.ts";

/** Holds answers against a document, by the code that is generated from it. */
export async function validationOf(document: OpenApiDocument) {
  const { answers, source } = await compileValidators(document);
  const validators = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as Parameters<
    typeof createValidation
  >[1];
  return createValidation(answers satisfies PromisedAnswers, validators);
}

/** An answer of 200 as JSON, where nothing else is said. */
export function answer(
  body: unknown,
  other: Partial<ValidationInput> & { operationId?: string } = {},
): ValidationInput {
  const { operationId = "getThing", ...rest } = other;
  return {
    operation: { operationId, path: "/thing", method: "GET" },
    provider: "things",
    status: 200,
    mediaType: "application/json",
    query: {},
    body,
    ...rest,
  };
}

/** A document of one operation that answers with a schema, and what else its components have. */
export function documentOf(schema: Schema, schemas: Record<string, Schema> = {}): OpenApiDocument {
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1.0.0" },
    paths: {
      "/thing": {
        get: {
          operationId: "getThing",
          "x-evidence": "page",
          responses: { 200: { description: "It.", content: { "application/json": { schema } } } },
        },
      },
    },
    components: { schemas },
  };
}

/** What drifts: the grade, place and expectation of each. */
export async function driftsOf(schema: Schema, body: unknown, schemas?: Record<string, Schema>): Promise<string[]> {
  const { drifts } = (await validationOf(documentOf(schema, schemas)))(answer(body));
  return drifts.map(line);
}

function line({ grade, pointer, expected, found }: Drift): string {
  return `${grade} ${pointer}: ${expected}, found ${found}`;
}
