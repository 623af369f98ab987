import { createClient } from "@demarc/client-core";
import {
  describeApi,
  describeOperation,
  describePromise,
  hashDocument,
  listOperations,
  type OpenApiDocument,
  type Operation,
  type Spec,
} from "@demarc/spec";
import type { Subject } from "../../src/subject.ts";

/** A small API that is none of the providers': telephone numbers, to list and to order. */
export function numbersSpec(): Spec {
  const error = { type: "object", required: ["message"], properties: { message: { type: "string" } } };
  const refused = (summary: string, message: string) => ({
    description: summary,
    content: {
      "application/json": {
        schema: { $ref: "#/components/schemas/Error" },
        examples: { refused: { value: { message } } },
      },
    },
  });
  const document = {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: { title: "Numbers", version: "1.0.0" },
    servers: [{ url: "https://numbers.example.com/v1" }],
    security: [{ key: [] }],
    "x-error-fields": { message: "/message" },
    paths: {
      "/numbers": {
        get: {
          operationId: "listNumbers",
          summary: "List numbers",
          "x-evidence": "page",
          parameters: [{ name: "state", in: "query", schema: { type: "string", enum: ["free", "taken"] } }],
          responses: {
            200: {
              description: "The numbers.",
              content: {
                "application/vnd.numbers+json": {
                  schema: { type: "array", items: { $ref: "#/components/schemas/Number" } },
                  examples: {
                    two: {
                      value: [
                        { e164: "+31305550101", state: "free" },
                        { e164: "+31305550102", state: "taken" },
                      ],
                    },
                  },
                },
              },
            },
            400: refused("Bad parameter", "bad state"),
            401: refused("No key", "no key"),
          },
        },
        post: {
          operationId: "orderNumber",
          summary: "Order a number",
          "x-evidence": "page",
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: ["e164"],
                  properties: { e164: { type: "string", pattern: "^\\+[0-9]+$" }, note: { type: "string" } },
                },
                examples: { withNote: { value: { e164: "+31305550101", note: "front desk" } } },
              },
            },
          },
          responses: {
            200: {
              description: "The number.",
              content: {
                "application/json": {
                  schema: { $ref: "#/components/schemas/Number" },
                  examples: {
                    taken: { value: { e164: "+31305550101", state: "taken" } },
                    free: { value: { e164: "+31305550102", state: "free" } },
                  },
                },
              },
            },
            401: refused("No key", "no key"),
            422: refused("Bad body", "bad number"),
          },
        },
      },
    },
    components: {
      securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
      schemas: {
        Error: error,
        Number: {
          type: "object",
          required: ["e164", "state"],
          properties: { e164: { type: "string" }, state: { type: "string", enum: ["free", "taken"] } },
        },
      },
    },
  } as unknown as OpenApiDocument;
  return { provider: "numbers", document, hash: hashDocument(document) };
}

/** A client made from a document on the spot, as the generator would have made it. */
export function subjectOf(spec: Spec): Subject {
  const byId = <T>(describe: (operation: Operation) => T) =>
    Object.fromEntries(listOperations(spec.document).map((operation) => [operation.operationId, describe(operation)]));
  const operations = byId(describeOperation);
  const api = describeApi(spec) as unknown as Parameters<typeof createClient>[0];
  return {
    operationDescriptors: operations,
    operationPromises: byId(describePromise),
    createClient: (options: never) =>
      createClient(
        api,
        (call) =>
          Object.fromEntries(
            Object.entries(operations).map(([id, operation]) => [id, (args: object) => call(operation as never, args)]),
          ),
        options,
      ),
  };
}
