import type { OpenApiDocument } from "@demarc/spec";

const json = (schema: object, examples: Record<string, unknown>) => ({
  schema,
  examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])),
});
const problem = (description: string, title: string) => ({
  description,
  content: { "application/problem+json": json({ $ref: "#/components/schemas/Problem" }, { one: { title } }) },
});

const book = { kind: "book", id: "b-1", title: "Emma", addedAt: "1815-12-23T10:00:00Z", pages: 474, shelf: ["A", 3] };
const film = {
  kind: "film",
  id: "f-1",
  title: "Metropolis",
  addedAt: "1927-01-10T18:30:00Z",
  minutes: 153,
  shelf: ["B", 1],
};

/** A public-style API with what the providers of this repository lack: a lending library. */
export function libraryDocument(): OpenApiDocument {
  return structuredClone({
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: { title: "Library", version: "2.0.0" },
    servers: [{ url: "https://library.example.org/v2" }],
    security: [{ token: [] }],
    paths: {
      "/items": {
        get: {
          operationId: "searchItems",
          "x-evidence": "page",
          parameters: [
            {
              name: "filter",
              in: "query",
              style: "deepObject",
              explode: true,
              schema: {
                type: "object",
                required: ["kind"],
                properties: {
                  kind: { type: "string", enum: ["book", "film"] },
                  year: { type: "integer", minimum: 1450 },
                },
              },
              example: { kind: "book", year: 1815 },
            },
            {
              name: "tags",
              in: "query",
              style: "form",
              explode: false,
              schema: { type: "array", items: { type: "string", minLength: 1 }, maxItems: 3 },
              example: ["new", "quiet"],
            },
            {
              name: "X-Request-Id",
              in: "header",
              schema: { type: "string", format: "uuid" },
              example: "3f0c6c1e-7a52-4c3f-9f1e-0f6a2f6d1b11",
            },
            { name: "branch", in: "cookie", schema: { type: "string", enum: ["north", "south"], default: "north" } },
          ],
          responses: {
            200: {
              description: "What was found.",
              headers: {
                "X-Total": {
                  required: true,
                  description: "How many there are.",
                  schema: { type: "integer", minimum: 0 },
                  example: 2,
                },
                "X-Next": {
                  description: "Where to go on.",
                  schema: { type: "string", format: "uri" },
                  example: "https://library.example.org/v2/items?page=2",
                },
              },
              content: {
                "application/json": json(
                  { type: "array", maxItems: 50, items: { $ref: "#/components/schemas/Item" } },
                  { both: [book, film], none: [] },
                ),
                "text/csv": { schema: { type: "string" }, examples: { one: { value: "kind,id\nbook,b-1" } } },
              },
            },
            400: problem("The query is wrong.", "Bad query"),
            401: problem("Not signed in.", "No token"),
          },
        },
        post: {
          operationId: "addItem",
          "x-evidence": "page",
          requestBody: {
            required: true,
            content: { "application/json": json({ $ref: "#/components/schemas/Item" }, { book, film }) },
          },
          responses: {
            201: {
              description: "Added.",
              headers: {
                Location: { required: true, schema: { type: "string", minLength: 1 }, example: "/items/b-1" },
              },
              content: { "application/json": json({ $ref: "#/components/schemas/Item" }, { book, film }) },
            },
            401: problem("Not signed in.", "No token"),
            422: problem("The item is wrong.", "Bad item"),
          },
        },
      },
      "/items/{item_id}": {
        parameters: [
          {
            name: "item_id",
            in: "path",
            required: true,
            schema: { type: "string", pattern: "^[a-z]-[0-9]+$" },
            example: "b-1",
          },
        ],
        delete: {
          operationId: "removeItem",
          "x-evidence": "page",
          responses: {
            204: { description: "Gone." },
            400: problem("The id is wrong.", "Bad id"),
            401: problem("Not signed in.", "No token"),
            404: problem("There is none.", "No such item"),
          },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: "apiKey", in: "header", name: "X-Token" } },
      schemas: {
        Problem: { type: "object", required: ["title"], properties: { title: { type: "string" } } },
        Common: {
          type: "object",
          required: ["kind", "id", "title", "addedAt", "shelf"],
          properties: {
            kind: { type: "string" },
            id: { type: "string", pattern: "^[a-z]-[0-9]+$" },
            title: { type: "string", minLength: 1, maxLength: 80 },
            addedAt: { type: "string", format: "date-time" },
            shelf: {
              type: "array",
              prefixItems: [{ type: "string" }, { type: "integer", minimum: 1 }],
              items: false,
              minItems: 2,
            },
          },
        },
        Book: {
          allOf: [
            { $ref: "#/components/schemas/Common" },
            {
              type: "object",
              required: ["pages"],
              properties: { kind: { const: "book" }, pages: { type: "integer", exclusiveMinimum: 0 } },
            },
          ],
        },
        Film: {
          allOf: [
            { $ref: "#/components/schemas/Common" },
            {
              type: "object",
              required: ["minutes"],
              properties: { kind: { const: "film" }, minutes: { type: "number", maximum: 1000 } },
            },
          ],
        },
        Item: {
          oneOf: [{ $ref: "#/components/schemas/Book" }, { $ref: "#/components/schemas/Film" }],
          discriminator: {
            propertyName: "kind",
            mapping: { book: "#/components/schemas/Book", film: "#/components/schemas/Film" },
          },
        },
      },
    },
  }) as unknown as OpenApiDocument;
}
