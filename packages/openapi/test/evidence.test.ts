import { expect, test } from "vitest";
import { evidenceAt, notesOf, type OpenApiDocument } from "../src/index.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Things", version: "1" },
  paths: {
    "/things": {
      get: {
        operationId: "listThings",
        "x-evidence": "page",
        responses: {
          "200": {
            description: "All.",
            content: {
              "application/json": {
                "x-evidence": "client-code",
                schema: { type: "array", items: { type: "string", maxLength: 3 } },
              },
            },
            "x-keyword-evidence": { content: "inferred" },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: "object",
        required: ["name", "state"],
        "x-keyword-evidence": { required: { state: "inferred" }, type: { null: "inferred" } },
        properties: {
          name: { type: "string", maxLength: 15, pattern: "x", "x-keyword-evidence": { pattern: "client-code" } },
          state: { type: "string", "x-evidence": "vendor-docs", "x-keyword-evidence": { type: "page" } },
          "x-evidence": { type: "string" },
        },
      },
    },
  },
} as unknown as OpenApiDocument;

const operation = "/paths/~1things/get";
const content = `${operation}/responses/200/content`;
const thing = "/components/schemas/Thing";

test.each([
  ["an object that says so itself", operation, "page"],
  ["what stands in it", `${operation}/responses/200/description`, "page"],
  ["a keyword", content, "inferred"],
  ["a media type", `${content}/application~1json`, "client-code"],
  ["its schema, which is known otherwise", `${content}/application~1json/schema`, "page"],
  ["what stands below a keyword with evidence of its own", `${content}/application~1json/schema/items`, "page"],
  ["a keyword below it", `${content}/application~1json/schema/items/maxLength`, "page"],
  ["a component that leaves it to others", thing, undefined],
  ["one name of a keyword", `${thing}/required/state`, "inferred"],
  ["another", `${thing}/required/name`, undefined],
  ["a keyword whose names have evidence", `${thing}/required`, undefined],
  ["a type that is left out", `${thing}/type/null`, "inferred"],
  ["a keyword of a field", `${thing}/properties/name/pattern`, "client-code"],
  ["its neighbour", `${thing}/properties/name/maxLength`, undefined],
  ["a field", `${thing}/properties/state`, "vendor-docs"],
  ["a keyword that is known better than its field", `${thing}/properties/state/type`, "page"],
  ["a field that is called like the extension", `${thing}/properties/x-evidence/type`, undefined],
  ["a place that does not exist", "/components/schemas/Other/type", undefined],
])("gives the evidence of %s", (_, pointer, evidence) => {
  expect(evidenceAt(document, pointer)).toBe(evidence);
});

test("gives the notes of an object, none where it has none", () => {
  const note = { text: "Ids are not used again.", evidence: "inferred" } as const;
  expect([notesOf({ "x-notes": [note] }), notesOf({})]).toEqual([[note], []]);
});
