import { startMock } from "@demarc/mock";
import { withValueAt, type OpenApiDocument } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import { describe, expect, test } from "vitest";
import { emptyFolder } from "../src/folder.ts";
import { findJava, specmatic, type SpecmaticResult } from "../src/specmatic.ts";

const java = findJava();
const specs = await Promise.all(listProviders().map((provider) => loadSpec(provider)));

/** What Specmatic says of the mock of one document, by another. */
async function against(served: OpenApiDocument, document = served, name = "own"): Promise<SpecmaticResult> {
  const mock = await startMock(served);
  try {
    return await specmatic(java ?? "", document, mock.baseUrl, emptyFolder(`specmatic ${name}`));
  } finally {
    await mock.stop();
  }
}

// It takes each documented media type of a response for a test, sends "Accept: */*" in all of them, and the mock
// answers with the first type.
const otherType = /^RESPONSE\.HEADER\.Content-Type: Specification expected (\S+) but response contained (\S+)$/;

describe.skipIf(!java && !process.env["CI"])(`Specmatic${java ? "" : ": needs a Java runtime and found none"}`, () => {
  test.each(specs)("finds in the mock of $provider what its document says", async ({ provider, document }) => {
    const { passed, failed } = await against(document, document, provider);
    expect(passed).toBeGreaterThan(0);
    const others = failed.filter(({ reasons }) => reasons.length !== 1 || !otherType.test(reasons[0] ?? ""));
    expect(others).toEqual([]);
  });

  test("names a response that is not what the document says", async () => {
    const document: OpenApiDocument = {
      openapi: "3.1.0",
      info: { title: "Things", version: "1.0.0" },
      paths: {
        "/thing": {
          get: {
            operationId: "getThing",
            responses: {
              200: {
                description: "It.",
                content: { "application/json": { schema: { type: "integer" }, examples: { one: { value: 1 } } } },
              },
            },
          },
        },
      },
    };
    const content = "/paths/~1thing/get/responses/200/content/application~1json";
    const other = withValueAt(document, `${content}/examples/one/value`, "one") as OpenApiDocument;
    const changed = withValueAt(other, `${content}/schema/type`, "string") as OpenApiDocument;
    const { failed } = await against(changed, document, "changed");
    expect(failed.map(({ reasons }) => reasons)).toEqual([[expect.stringMatching(/^RESPONSE\.BODY: /)]]);
  });
});
