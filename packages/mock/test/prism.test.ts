import { withValueAt, type OpenApiDocument } from "@demarc/openapi";
import { libraryDocument, numbersSpec } from "@demarc/openapi/fixtures";
import { afterEach, describe, expect, test } from "vitest";
import { createMock, startMock, type ServedMock } from "../src/index.ts";
import { controlHeader, toHeader } from "../src/protocol.ts";
import { plainPrism } from "./plain-prism.ts";

// What Prism 5.16 gets wrong, and the layer in front of it corrects. A canary that fails means that Prism has been
// corrected: then the layer can lose that part.

const { document } = numbersSpec();
const prism = plainPrism(document);
const mock = createMock(document);
const key = { "X-Key": "any" };

const status = async (target: Pick<typeof prism, "baseUrl" | "fetch">, path: string, init: RequestInit = {}) =>
  (await target.fetch(new Request(`${target.baseUrl}${path}`, { ...init, headers: { ...key, ...init.headers } })))
    .status;

describe("canaries of Prism, and the layer that corrects it", () => {
  test("an undocumented query parameter passes", async () => {
    expect(await status(prism, "/numbers?undocumented=1")).toBe(200);
    expect(await status(mock, "/numbers?undocumented=1")).toBe(400);
  });

  test("one +json type of a request passes for another", async () => {
    const init = { method: "POST", body: '{"e164":"+1"}', headers: { "content-type": "application/vnd.other+json" } };
    const vendor = withRequestType("application/vnd.numbers+json");
    expect(await status(plainPrism(vendor), "/numbers", init)).toBe(200);
    expect(await status(createMock(vendor), "/numbers", init)).toBe(415);
  });

  test("a type that is not documented is not answered with, by Prism itself", async () => {
    const init = { headers: { accept: "application/vnd.other+json" } };
    expect([await status(prism, "/numbers", init), await status(mock, "/numbers", init)]).toEqual([406, 406]);
  });

  test("an empty value passes for an integer", async () => {
    const counted = withParameter({ name: "limit", in: "query", schema: { type: "integer" } });
    expect(await status(plainPrism(counted), "/numbers?limit=")).toBe(200);
    expect(await status(createMock(counted), "/numbers?limit=")).toBe(400);
  });

  test("an absent deepObject counts as an empty one", async () => {
    const options = withParameter({
      name: "filter",
      in: "query",
      style: "deepObject",
      schema: { type: "object", required: ["kind"], properties: { kind: { type: "string" } } },
    });
    expect(await status(plainPrism(options), "/numbers")).toBe(400);
    expect(await status(createMock(options), "/numbers")).toBe(200);
  });

  test("the base path is not served", async () => {
    expect(await status(prism, "/v1/numbers")).toBe(404);
    expect(await status(mock, "/numbers")).toBe(200);
    expect((await mock.fetch(new Request("http://localhost/numbers", { headers: key }))).status).toBe(404);
  });

  test("a 204 that has a body, because the status stands in it, is answered with in any type", async () => {
    const written = withStatusInBody();
    const acceptOther = { method: "DELETE", headers: { accept: "text/csv" } };
    expect(await status(plainPrism(written), "/numbers", acceptOther)).toBe(204);
    expect(await status(createMock(written), "/numbers", acceptOther)).toBe(406);
    const answer = await createMock(written).fetch(
      new Request(`${mock.baseUrl}/numbers`, { method: "DELETE", headers: key }),
    );
    expect([answer.status, await answer.json()]).toEqual([200, { code: "204" }]);
  });

  test("credentials are asked for before anything else is said", async () => {
    expect((await mock.fetch(new Request(`${mock.baseUrl}/numbers?undocumented=1`))).status).toBe(401);
  });
});

describe("an answer that a test asks for", () => {
  const at = "/components/schemas/Number/properties/state";
  const tolerant = createMock(withValueAt(document, `${at}/x-tolerated`, { const: 0 }) as OpenApiDocument);
  const given = (state: unknown) => {
    const body = [{ e164: "+1", state }];
    return { headers: { [controlHeader]: toHeader({ answer: { body } }) } };
  };

  test("may be what an erratum tolerates, and nothing else that the document does not allow", async () => {
    expect([await status(tolerant, "/numbers", given("free")), await status(tolerant, "/numbers", given(0))]).toEqual([
      200, 200,
    ]);
    expect([await status(tolerant, "/numbers", given(1)), await status(mock, "/numbers", given(0))]).toEqual([
      500, 500,
    ]);
  });
});

describe("the mock over HTTP", () => {
  let served: ServedMock | undefined;
  afterEach(() => served?.stop());

  test("refuses malformed JSON, and answers", async () => {
    served = await startMock(libraryDocument());
    const headers = { "X-Token": "any", "content-type": "application/json" };
    const response = await fetch(`${served.baseUrl}/items`, { method: "POST", body: '{"cut": ', headers });
    expect(response.status).toBe(422);
  });

  test("lets pages of other origins ask it, where that is wanted", async () => {
    const origin = { origin: "https://docs.example", "access-control-request-method": "GET" };
    served = await startMock(document, { cors: true });
    const preflight = await fetch(`${served.baseUrl}/numbers`, { method: "OPTIONS", headers: origin });
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
    await served.stop();
    served = await startMock(document);
    const answer = await fetch(`${served.baseUrl}/numbers`, { headers: { ...key, ...origin } });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("names a port that is taken", async () => {
    served = await startMock(document);
    const port = Number(new URL(served.baseUrl).port);
    await expect(startMock(document, { port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  test("tells of each request without its query, and why it was refused", async () => {
    const events: unknown[] = [];
    const watched = createMock(document, { onAnswer: (event) => events.push(event) });
    await status(watched, "/numbers?state=gone&access_token=SECRET");
    expect(events).toEqual([
      {
        method: "GET",
        path: "/v1/numbers",
        status: 400,
        refusals: [
          'query state: expected one of ["free","taken"]',
          "query access_token: expected no such parameter: it is not documented",
        ],
        differences: [],
      },
    ]);
    expect(JSON.stringify(events)).not.toContain("SECRET");
  });
});

function withParameter(parameter: object): OpenApiDocument {
  const copy = structuredClone(document);
  copy.paths["/numbers"]?.get?.parameters?.push(parameter as never);
  return copy;
}

/** With a deletion whose answer is HTTP 200 and says 204 in its body. */
function withStatusInBody(): OpenApiDocument {
  const schema = { type: "object", properties: { code: { type: "string" } } };
  const content = { "application/json": { schema, examples: { done: { value: { code: "204" } } } } };
  const responses = { 204: { description: "Done.", content } };
  const copy = structuredClone(document);
  Object.assign(copy.paths["/numbers"] ?? {}, { delete: { operationId: "deleteNumbers", responses } });
  return { ...copy, "x-status-in-body": "/code" };
}

function withRequestType(type: string): OpenApiDocument {
  const copy = structuredClone(document);
  const body = copy.paths["/numbers"]?.post?.requestBody as { content: Record<string, unknown> };
  body.content = { [type]: body.content["application/json"] };
  return copy;
}
