import { libraryDocument, numbersSpec } from "@demarc/openapi/fixtures";
import type { OpenApiDocument } from "@demarc/openapi";
import { describe, expect, test } from "vitest";
import { contractCases, coverage, runCases, type ContractCase } from "../src/index.ts";

/** A case in a line: what it is called, what is sent, what has to come of it. */
function line({ id, kind, title, specPointer, expect: expected, ...rest }: ContractCase): string {
  return [id, kind, title, specPointer, JSON.stringify(rest), JSON.stringify(expected)].join(" | ");
}

function lines(document: OpenApiDocument): string {
  return contractCases(document)
    .flatMap(({ operationId, cases }) => [`# ${operationId}`, ...cases.map(line), ""])
    .join("\n");
}

// Read the difference when one of these changes: each line is a case that comes, goes, or asks for something else.
// `npx vitest run -u` writes them.
describe("the cases of a document", () => {
  test("that has parameters of all styles, headers, unions and several security schemes", async () => {
    await expect(lines(libraryDocument())).toMatchFileSnapshot("cases/library.txt");
  });

  test("of a small one", async () => {
    await expect(lines(numbersSpec().document)).toMatchFileSnapshot("cases/numbers.txt");
  });

  test("with ranges of status, a default, no security, optional bodies and forms", async () => {
    await expect(lines(unusualDocument())).toMatchFileSnapshot("cases/unusual.txt");
  });
});

describe("the coverage of a document", () => {
  const items = async (document: OpenApiDocument) => {
    const { exchanges } = await runCases(document);
    return Object.entries(coverage(document, exchanges))
      .flatMap(([operationId, found]) => [
        `# ${operationId}`,
        ...found.map(
          ({ kind, name, specPointer, covered }) => `${covered ? "x" : " "} ${kind} | ${name} | ${specPointer}`,
        ),
        "",
      ])
      .join("\n");
  };

  test("has each statement of it, and whether an exchange has shown it", async () => {
    await expect(await items(libraryDocument())).toMatchFileSnapshot("coverage/library.txt");
    await expect(await items(unusualDocument())).toMatchFileSnapshot("coverage/unusual.txt");
  });

  test("is empty where nothing was sent", () => {
    const covered = Object.values(coverage(libraryDocument(), []))
      .flat()
      .filter((item) => item.covered);
    expect(covered).toEqual([]);
  });
});

/** What the other two lack. */
function unusualDocument(): OpenApiDocument {
  const text = (description: string) => ({
    description,
    content: { "text/plain": { schema: { type: "string" }, examples: { one: { value: "text" } } } },
  });
  return {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: { title: "Unusual", version: "1.0.0" },
    "x-status-in-body": "/code",
    paths: {
      "/things": {
        get: {
          operationId: "listThings",
          parameters: [
            { name: "count", in: "query", schema: { type: "integer", enum: [0, 1], default: 0 } },
            { name: "q", in: "query", schema: { type: "string" } },
            {
              name: "even",
              in: "query",
              schema: { type: "number", multipleOf: 2, exclusiveMinimum: 0, exclusiveMaximum: 10 },
              example: 4,
            },
            { name: "flag", in: "query", allowEmptyValue: true, schema: { type: "boolean" } },
          ],
          "x-result-variants": [
            { name: "rows", query: {}, schema: "Rows" },
            { name: "count", query: { count: 1 }, schema: "Count" },
          ],
          responses: {
            200: {
              description: "Some.",
              content: {
                "application/json": {
                  schema: { anyOf: [{ $ref: "#/components/schemas/Rows" }, { $ref: "#/components/schemas/Count" }] },
                  examples: {
                    rows: { value: { code: "200", rows: [{ id: 1 }] } },
                    count: { value: { code: "200", count: 1 } },
                  },
                },
              },
            },
            "4XX": text("Refused."),
            default: text("Failed."),
          },
        },
        put: {
          operationId: "sendForm",
          requestBody: {
            content: {
              "application/x-www-form-urlencoded": {
                schema: { type: "object", properties: { a: { type: "string" } } },
                examples: { one: { value: { a: "b" } } },
              },
            },
          },
          responses: { 204: { description: "Taken." } },
        },
      },
    },
    components: {
      schemas: {
        Rows: {
          type: "object",
          required: ["code", "rows"],
          properties: {
            code: { const: "200" },
            rows: {
              type: "array",
              minItems: 1,
              uniqueItems: true,
              items: { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
            },
          },
        },
        Count: {
          type: "object",
          required: ["code", "count"],
          properties: { code: { const: "200" }, count: { type: "integer", minimum: 0 } },
        },
      },
    },
  } as unknown as OpenApiDocument;
}
