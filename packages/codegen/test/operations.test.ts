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

describe("what no client can send is refused, with its place", () => {
  const where = "/paths/~1thing";

  test("a path with a variable that nothing describes", async () => {
    const paths = { "/thing/{id}": { get: { operationId: "it", responses: {} } } };
    await expect(importGenerated(documentOf({ paths }))).rejects.toThrow(
      "/paths/~1thing~1{id}/get: the path has {id}, which no parameter describes",
    );
  });

  test("a form whose fields are written in an unusual way", async () => {
    const content = { "application/x-www-form-urlencoded": { encoding: { a: { style: "form", explode: false } } } };
    await expect(importGenerated(oneRead({ requestBody: { content } }))).rejects.toThrow(
      `${where}/post: clients write the field "a" with explode as form has it`,
    );
  });

  test("a document without operations", async () => {
    await expect(importGenerated(documentOf({ paths: {} }))).rejects.toThrow(
      "specs/things has no operations. Describe one below `paths`.",
    );
  });

  test("an operation whose only credentials take more than a header", async () => {
    const rest = { components: { securitySchemes: { own: { type: "http", scheme: "digest" } } } };
    const message = `${where}/get/security: no alternative has credentials that a client can send`;
    await expect(importGenerated(oneRead({ security: [{ own: [] }] }, rest))).rejects.toThrow(message);
    await expect(importGenerated(oneRead({ security: [{ nowhere: [] }] }, rest))).rejects.toThrow(message);
    const either = oneRead({ security: [{ own: [] }, {}] }, rest);
    await expect(importGenerated(either)).resolves.toHaveProperty("createThingsClient");
  });

  test("two operations of one name, and two schemas of one name", async () => {
    const paths = {
      "/a": { get: { operationId: "get-it", responses: {} }, put: { operationId: "getIt", responses: {} } },
      "/b": { get: { operationId: "same", responses: {} }, put: { operationId: "same", responses: {} } },
    };
    const components = { schemas: { "a.b": {}, AB: {} } };
    const error = await importGenerated(documentOf({ paths, components })).catch(String);
    // All of them in one run.
    expect(String(error).split("\n").slice(1)).toEqual([
      '/paths/~1b/put: the operationId "same" is taken by /paths/~1b/get',
      '/paths/~1a/put: its name becomes "GetItArgs", which /paths/~1a/get has. Rename one',
      '/components/schemas/AB: its name becomes "AB", which /components/schemas/a.b has. Rename one',
    ]);
  });
});

describe("an operation of any name has a function", () => {
  test.each([
    ["list-things", "listThings"],
    ["things/list", "thingsList"],
    ["1st", "n1st"],
    ["raw", "raw_"],
    ["a b", "aB"],
    ["delete", "delete_"],
    ["http", "http_"],
    [undefined, "get_thing"],
  ])("%j as %s", async (operationId, name) => {
    const { client, requests } = await clientOf(oneRead({ operationId }));
    await client[name]?.();
    expect(requests).toHaveLength(1);
  });
});

describe("an operation function sends, of a document of any maker,", () => {
  const parameter = (part: object) => oneRead({ parameters: [{ name: "p", in: "query", ...part }] });

  test.each<[string, object, object, string]>([
    [
      "a list by a reference",
      { schema: { $ref: "#/components/schemas/List" } },
      { query: { p: ["a", "b"] } },
      "p=a&p=b",
    ],
    ["a list in one value", { schema: { type: "array" }, explode: false }, { query: { p: ["a,", "b"] } }, "p=a%2C,b"],
    [
      "an object as a JSON text",
      { content: { "application/json": {} } },
      { query: { p: { a: 1 } } },
      "p=%7B%22a%22%3A1%7D",
    ],
    [
      "an object by its fields",
      { schema: { type: "object" } },
      { query: { p: { a: 1, b: ["x", "y"] } } },
      "a=1&b=x&b=y",
    ],
  ])("%s", async (_, part, args, query) => {
    const document = parameter(part);
    document.components = { schemas: { List: { type: "array" } } };
    const { client, requests } = await clientOf(document);
    await client["readThing"]?.(args);
    expect(requests[0]?.url).toBe(`https://things.example/thing?${query}`);
  });

  test("to a server of the operation's own, unless the caller says where", async () => {
    const document = oneRead({ servers: [{ url: "https://upload.example/" }] });
    const { client, requests } = await clientOf(document);
    await client["readThing"]?.();
    const elsewhere = await clientOf(document, { baseUrl: "http://localhost:1" });
    await elsewhere.client["readThing"]?.();
    expect([...requests, ...elsewhere.requests].map(({ url }) => url)).toEqual([
      "https://upload.example/thing",
      "http://localhost:1/thing",
    ]);
  });

  test("JSON rather than XML, a text, and a file", async () => {
    const sent = async (content: object, body: unknown) => {
      const { client, requests } = await clientOf(oneRead({ requestBody: { content } }));
      await client["readThing"]?.({ body });
      return [requests[0]?.headers.get("content-type"), await requests[0]?.text()];
    };
    expect(await sent({ "application/xml": {}, "application/json": {} }, { a: 1 })).toEqual([
      "application/json",
      '{"a":1}',
    ]);
    expect(await sent({ "text/csv": {} }, "a,b")).toEqual(["text/csv", "a,b"]);
    expect(await sent({ "image/*": {} }, new Blob(["x"], { type: "image/png" }))).toEqual(["image/png", "x"]);
    expect(await sent({}, undefined)).toEqual([null, ""]);
  });

  test("credentials as Basic, as a cookie and as a token, and the complete alternative of several", async () => {
    const securitySchemes = {
      basic: { type: "http", scheme: "Basic" },
      session: { type: "apiKey", in: "cookie", name: "sid" },
      oauth: { type: "oauth2", flows: {} },
      certificate: { type: "mutualTLS" },
    };
    const security = [{}, { basic: [] }, { session: [], certificate: [] }, { oauth: [] }];
    const sent = async (options: object) => {
      const { client, requests } = await clientOf(oneRead({ security }, { components: { securitySchemes } }), options);
      await client["readThing"]?.({ headers: { cookie: "a=1" } });
      return ["authorization", "cookie"].map((name) => requests[0]?.headers.get(name));
    };
    expect(await sent({ basic: "user:pass" })).toEqual([`Basic ${btoa("user:pass")}`, "a=1"]);
    expect(await sent({ session: "s 1" })).toEqual([null, "a=1; sid=s%201"]);
    expect(await sent({ oauth: "t" })).toEqual(["Bearer t", "a=1"]);
    expect(await sent({})).toEqual([null, "a=1"]);
  });
});

test("an operation function gives what is no JSON as a text or a Blob, and what is JSON as ever", async () => {
  const read = async (type: string, response: Response) => {
    const document = oneRead({ responses: { 200: { description: "It.", content: { [type]: {} } } } });
    return (await clientOf(document, {}, () => response)).client["readThing"]?.();
  };
  expect(await read("text/csv", new Response("1", { headers: { "content-type": "text/csv" } }))).toBe("1");
  const file = await read("image/png", new Response("x", { headers: { "content-type": "image/png" } }));
  expect(file).toBeInstanceOf(Blob);
  expect(await (file as Blob).text()).toBe("x");
  expect(await read("image/png", answer(200, { a: 1 }))).toEqual({ a: 1 });
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
