import { createMock, serve } from "@demarc/mock";
import { httpStatusFor, isShown, listOperations, withValueAt, type OpenApiDocument } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import { describe, expect, test } from "vitest";
import { emptyFolder } from "../src/folder.ts";
import { findJava, specmatic, type SpecmaticResult } from "../src/specmatic.ts";

const java = findJava();
const specs = await Promise.all(listProviders().map((provider) => loadSpec(provider)));

/** What Specmatic says of the mock of one document, by another. */
async function against(served: OpenApiDocument, document = served, name = "own"): Promise<SpecmaticResult> {
  const mock = createMock(served);
  const { origin, stop } = await serve({ fetch: (request) => mock.fetch(withStatus(request)) });
  try {
    const baseUrl = `${origin}${new URL(mock.baseUrl).pathname}`.replace(/\/$/, "");
    return await specmatic(java ?? "", withOneOfEach(document), baseUrl, emptyFolder(`specmatic ${name}`));
  } finally {
    await stop();
  }
}

/** It tests each status of success, and says in a header of its own which one it wants. */
function withStatus(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set("prefer", `code=${headers.get("specmatic-response-code")}`);
  return new Request(request, { headers });
}

/** No keyword of OpenAPI says that one of several parameters is needed: the first of them is required here. */
function withOneOfEach(document: OpenApiDocument): OpenApiDocument {
  const needed = listOperations(document).flatMap((operation) =>
    operation.parameters.filter(({ node }) => isShown(operation, node)).map(({ pointer }) => `${pointer}/required`),
  );
  return needed.reduce<unknown>((changed, at) => withValueAt(changed, at, true), document) as OpenApiDocument;
}

// It takes each documented media type of a response for a test, sends "Accept: */*" in all of them, and the mock
// answers with the first type.
const otherType = /^RESPONSE\.HEADER\.Content-Type: Specification expected (\S+) but response contained (\S+)$/;

/** It knows nothing of a status in the body, which HTTP may say otherwise. */
function isInBody(document: OpenApiDocument, reason = ""): boolean {
  const [, expected, sent] = /^RESPONSE\.STATUS: .* status (\d+) but .* status (\d+)$/.exec(reason) ?? [];
  return expected !== sent && httpStatusFor(document, Number(expected)) === Number(sent);
}

describe.skipIf(!java && !process.env["CI"])(`Specmatic${java ? "" : ": needs a Java runtime and found none"}`, () => {
  test.each(specs)("finds in the mock of $provider what its document says", async ({ provider, document }) => {
    const { passed, failed } = await against(document, document, provider);
    expect(passed).toBeGreaterThan(0);
    const others = failed.filter(
      ({ reasons: [reason = "", more] }) =>
        more !== undefined || !(otherType.test(reason) || isInBody(document, reason)),
    );
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
