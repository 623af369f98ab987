import { createMock, serve } from "@demarc/mock";
import { httpStatusFor, isShown, listOperations, withValueAt, type OpenApiDocument } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder } from "../src/folder.ts";
import { findJava, specmatic, type SpecmaticResult } from "../src/specmatic.ts";

const java = findJava();
const specs = await Promise.all(listProviders().map((provider) => loadSpec(provider)));

const thing: OpenApiDocument = {
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

/** What Specmatic says of mocks by the name of their folder, each served by one document and tested by another. */
async function against(pairs: Record<string, [served: OpenApiDocument, by: OpenApiDocument]>) {
  const mocks = Object.entries(pairs).map(([name, [served]]) => [name, createMock(served)] as const);
  const { origin, stop } = await serve({
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const [name, mock] = mocks.find(([each]) => pathname.startsWith(`/${each}/`)) ?? [];
      if (!name || !mock) return new Response(null, { status: 404 });
      return mock.fetch(withStatus(new Request(mock.baseUrl + pathname.slice(name.length + 1) + search, request)));
    },
  });
  try {
    const documents = Object.entries(pairs).map(([name, [, by]]) => [name, withOneOfEach(by)]);
    return await specmatic(java ?? "", Object.fromEntries(documents), origin, emptyFolder("specmatic"));
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
  let found: Record<string, SpecmaticResult>;
  beforeAll(async () => {
    const content = "/paths/~1thing/get/responses/200/content/application~1json";
    const other = withValueAt(thing, `${content}/examples/one/value`, "one") as OpenApiDocument;
    const changed = withValueAt(other, `${content}/schema/type`, "string") as OpenApiDocument;
    const own = specs.map(({ provider, document }) => [provider, [document, document]]);
    found = await against({ ...Object.fromEntries(own), changed: [changed, thing] });
  });

  test.each(specs)("finds in the mock of $provider what its document says", ({ provider, document }) => {
    const { passed = 0, failed = [] } = found[provider] ?? {};
    expect(passed).toBeGreaterThan(0);
    const others = failed.filter(
      ({ reasons: [reason = "", more] }) =>
        more !== undefined || !(otherType.test(reason) || isInBody(document, reason)),
    );
    expect(others).toEqual([]);
  });

  test("names a response that is not what the document says", () => {
    expect(found["changed"]?.failed.map(({ reasons }) => reasons)).toEqual([
      [expect.stringMatching(/^RESPONSE\.BODY: /)],
    ]);
  });
});
