import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { describe, expect, test } from "vitest";
import { listOperations, namedExamples, successResponses, toPointer, type OpenApiDocument } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import { mutations } from "../support/mutations.ts";
import { answer, line, validationOf } from "../support/validators.ts";

const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

/** The document as if all of it stood on a page, and no erratum tolerated anything: Ajv knows neither. */
async function proven(provider: string): Promise<OpenApiDocument> {
  const { document } = await loadSpec(provider);
  const marks = new Set(["x-evidence", "x-keyword-evidence", "x-tolerated"]);
  const unmarked = JSON.stringify(document, (key, value: unknown) => (marks.has(key) ? undefined : value));
  return JSON.parse(unmarked.replaceAll('"operationId":', '"x-evidence":"page","operationId":')) as OpenApiDocument;
}

/** Each documented answer with the schema of its body, for each set of query values that changes it. */
function promises(document: OpenApiDocument) {
  return listOperations(document).flatMap((operation) =>
    Object.entries(operation.responses).flatMap(([status, { node, pointer }]) =>
      Object.entries(node.content ?? {}).flatMap(([mediaType, content]) => {
        const place = `${pointer}/content${toPointer([mediaType])}`;
        const common = {
          operationId: operation.operationId,
          status: Number(status),
          mediaType,
          examples: namedExamples(document, content, place),
        };
        const varies =
          successResponses(operation).some(([success]) => success === status) && operation.resultVariants.length > 0;
        if (!varies) return [{ ...common, query: {}, schema: `${place}/schema` }];
        return operation.resultVariants.map(({ query, schema }) => ({
          ...common,
          query,
          schema: `/components/schemas/${schema}`,
        }));
      }),
    ),
  );
}

describe.each(listProviders())("the validators of %s", async (provider) => {
  const document = await proven(provider);
  const validation = await validationOf(document);
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema(document, "spec");

  test.each(promises(document))(
    "agree with Ajv on every example of $operationId $status $mediaType $query, and on each with one thing changed",
    (promise) => {
      const { operationId, status, mediaType, query, schema, examples } = promise;
      const isValid = ajv.compile({ $ref: `spec#${encodeURI(schema)}` });
      expect(examples.length).toBeGreaterThan(0);
      for (const { name, node } of examples) {
        for (const { what, value } of mutations(node.value)) {
          const { drifts } = validation(answer(value, { operationId, status, mediaType, query }));
          const breaking = drifts.filter(({ grade }) => grade === "breaking").map(line);
          expect(breaking.length === 0, `${name}, ${what}: ${breaking.join("; ")}`).toBe(isValid(value));
        }
      }
    },
  );
});

test("the changes break something, in every provider", async () => {
  for (const provider of listProviders()) {
    const document = await proven(provider);
    const validation = await validationOf(document);
    const [promise] = promises(document);
    const values = promise?.examples.flatMap(({ node }) => [...mutations(node.value)]) ?? [];
    const broken = values.filter(({ value }) =>
      validation(answer(value, { ...promise })).drifts.some(({ grade }) => grade === "breaking"),
    );
    expect(broken.length, provider).toBeGreaterThan(20);
  }
});
