import { describe, expect, test } from "vitest";
import { documentOf, json, oneRead, things, variants } from "./support/documents.ts";
import { answer, clientOf, importGenerated } from "./support/generated.ts";

const token = { token: "secret" };

describe("an operation function sends", () => {
  test.each<[string, string, object | undefined, string, string]>([
    ["the method and path of the document", "listThings", undefined, "GET", "/v1/things"],
    [
      "the query as it is named there",
      "listThings",
      { query: { page: 2, "sort-by": "id" } },
      "GET",
      "/v1/things?page=2&sort-by=id",
    ],
    ["the path values", "updateThing", { path: { id: 7 } }, "PATCH", "/v1/things/7"],
  ])("%s", async (_, operation, args, method, path) => {
    const { client, requests } = await clientOf(things, token, () => answer(200, []));
    await client[operation]?.(args);
    const [request] = requests;
    const { pathname, search } = new URL(request?.url ?? "");
    expect([request?.method, `${pathname}${search}`]).toEqual([method, path]);
  });

  test("the body as JSON of the documented media type, and asks for that of the success", async () => {
    const { client, requests } = await clientOf(things, token, () => answer(201, { id: 1 }));
    expect(await client["createThing"]?.({ body: { id: 1 } })).toEqual({ id: 1 });
    const [request] = requests;
    expect(await request?.json()).toEqual({ id: 1 });
    expect(request?.headers.get("content-type")).toBe("application/vnd.things+json");
    expect(request?.headers.get("accept")).toBe("application/json");
  });

  test("each operation of the document, and no other", async () => {
    const { client } = await clientOf(things, token);
    expect(Object.keys(client).toSorted()).toEqual(
      ["createThing", "listThings", "raw", "removeThing", "searchThings", "updateThing", "withOptions"].toSorted(),
    );
  });
});

describe("a failed call is sent again", () => {
  test.each([
    ["safe", undefined, 2],
    ["on-request", undefined, 1],
    ["on-request", true, 2],
    ["never", true, 1],
  ])("by x-retry: %s, with retry: %s of the caller, so that it is sent %i times", async (xRetry, retry, times) => {
    const document = oneRead({ "x-retry": xRetry });
    const options = { retry: { attempts: 2, baseDelayMs: 0, maxDelayMs: 1 } };
    const { client, requests } = await clientOf(document, options, () => answer(503));
    await expect(client["readThing"]?.({ retry })).rejects.toThrow("503");
    expect(requests).toHaveLength(times);
  });
});

describe("the manifest", () => {
  test("says of each operation what it takes and answers, and which document it is of", async () => {
    const { operationManifests, specHash } = await importGenerated(things);
    expect(operationManifests).toMatchObject({
      listThings: { parameters: { path: [], query: ["page", "sort-by"] }, responses: { 200: ["application/json"] } },
      updateThing: { parameters: { path: ["id"], query: [] }, responses: { 200: ["application/json"], 204: [] } },
      searchThings: { responses: { "2XX": ["application/json"], default: [] } },
    });
    expect(specHash).toMatch(/^[0-9a-f]{16}$/);
    expect((await importGenerated(variants))["specHash"]).not.toBe(specHash);
  });
});

describe("what the clients cannot send is refused, with its place", () => {
  const parameter = (part: object) => oneRead({ parameters: [{ name: "p", in: "query", schema: {}, ...part }] });
  const body = (content: object) => oneRead({ requestBody: { content } });
  const where = "/paths/~1thing/get";
  const advice = "Teach packages/client-core and packages/codegen to do so first.";

  test.each([
    [
      "a list with other delimiters",
      parameter({ schema: { type: "array" }, style: "pipeDelimited" }),
      `${where}/parameters/0: the clients cannot send a list in the style pipeDelimited. ${advice}`,
    ],
    [
      "an object or null",
      parameter({ schema: { type: ["object", "null"] } }),
      "a parameter of type object or null in query.",
    ],
    [
      "a header",
      parameter({ in: "header" }),
      `${where}/parameters/0: the clients cannot send a parameter in header. ${advice}`,
    ],
    ["a cookie", parameter({ in: "cookie" }), "a parameter in cookie."],
    [
      "a body that is not JSON",
      body({ "text/csv": {} }),
      `${where}: the clients cannot send a request body of text/csv. ${advice}`,
    ],
    ["a body that only begins like JSON", body({ "application/jsonl": {} }), "a request body of application/jsonl."],
    ["a body that only ends like JSON", body({ "x-application/json": {} }), "a request body of x-application/json."],
  ])("%s", async (_, document, message) => {
    await expect(importGenerated(document)).rejects.toThrow(message);
  });

  test.each([
    ["a value of one of several plain types", parameter({ schema: { type: ["string", "null"] } })],
    ["a value without a type", parameter({ schema: undefined })],
    ["a list", parameter({ schema: { type: "array" } })],
    ["a form", body({ "application/x-www-form-urlencoded": {} })],
    ["a body of two types, of which it sends the first", body({ "application/json": {}, "application/xml": {} })],
    ["no body", oneRead()],
    ["a body of a vendor's JSON", body({ "application/vnd.my-things.v1+json": {} })],
    ["a body without a media type", body({})],
  ])("and not %s", async (_, document) => {
    await expect(importGenerated(document)).resolves.toHaveProperty("createThingsClient");
  });

  test.each(["list-things", "1st", "raw", "a b", "delete"])("an operation by the name of %j", async (operationId) => {
    await expect(importGenerated(oneRead({ operationId }))).rejects.toThrow(
      `${where}: the operationId "${operationId}" cannot be the name of a client's function. Give it another.`,
    );
  });

  test("a document without operations", async () => {
    await expect(importGenerated(documentOf({ paths: {} }))).rejects.toThrow(
      "specs/things has no operations. Describe one below `paths`.",
    );
  });

  test("an operation without a name, and one of a name that is taken", async () => {
    await expect(importGenerated(oneRead({ operationId: undefined }))).rejects.toThrow(`${where}: `);
    const paths = { "/a": { get: { operationId: "it", responses: {} }, put: { operationId: "it", responses: {} } } };
    await expect(importGenerated(documentOf({ paths }))).rejects.toThrow('"it" is taken by /paths/~1a/get');
  });

  test("a security scheme of another kind, and one that is not described", async () => {
    const scheme = { components: { securitySchemes: { token: { type: "openIdConnect" } } } };
    await expect(importGenerated(oneRead({}, scheme))).rejects.toThrow(
      "/components/securitySchemes/token: the clients know http bearer, and apiKey in query or header.",
    );
    await expect(importGenerated(oneRead({}, { security: [{ other: [] }] }))).rejects.toThrow(
      '/security/0: names the security scheme "other"',
    );
  });
});

test("the arguments and results of an operation have types of their own, also where it has neither", async () => {
  const nothing = oneRead({ responses: { 204: { description: "Nothing." } } });
  const { client } = await clientOf(nothing, {}, () => answer(204));
  expect(await client["readThing"]?.()).toBeUndefined();
  const either = oneRead({
    responses: { 200: { description: "It.", ...json({ type: "string" }) }, 204: { description: "" } },
  });
  expect(await (await clientOf(either, {}, () => answer(200, "text"))).client["readThing"]?.()).toBe("text");
});
