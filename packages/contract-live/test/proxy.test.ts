import { serve, type Served } from "@demarc/mock";
import { specOf, type OpenApiDocument } from "@demarc/openapi";
import { libraryDocument } from "@demarc/openapi/fixtures";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { providerSpecOf } from "../src/model/provider-spec.ts";
import { contractProxy, type ProxyEvent } from "../src/proxy.ts";

const book = {
  kind: "book",
  id: "b-1",
  title: "Emma",
  addedAt: "1815-12-23T10:00:00Z",
  pages: 474,
  shelf: ["A", 3],
};

/** The provider: it answers as documented, whatever it is sent. */
const provider = {
  fetch({ method }: Request): Response {
    if (method === "DELETE") return new Response(null, { status: 204 });
    if (method === "POST") return Response.json(book, { status: 201, headers: { location: "/items/b-1" } });
    return Response.json([book], { headers: { "x-total": "1" } });
  },
};

let upstream: Served;
beforeAll(async () => void (upstream = await serve(provider)));
afterAll(() => upstream.stop());

/** Sends a request through the proxy; the findings are those that it reports. */
async function pass(path: string, init: RequestInit = {}, document: OpenApiDocument = libraryDocument()) {
  const events: ProxyEvent[] = [];
  const proxy = contractProxy(providerSpecOf(specOf(document)), upstream.origin, (event) => events.push(event));
  const headers = { "x-token": "canary-of-the-credential", ...(init.headers as Record<string, string>) };
  const response = await proxy.fetch(new Request(`http://127.0.0.1${path}`, { ...init, headers }));
  return {
    status: response.status,
    text: await response.text(),
    events,
    findings: events.flatMap((event) => event.findings),
  };
}

const post = (body: unknown, type = "application/json"): RequestInit => ({
  method: "POST",
  headers: { "content-type": type },
  body: JSON.stringify(body),
});

describe("the proxy reads a request as the mock does", () => {
  test("what is as documented is no finding", async () => {
    expect(await pass("/items?filter[kind]=book&tags=new,quiet")).toMatchObject({ status: 200, findings: [] });
    expect(await pass("/items", post(book))).toMatchObject({ status: 201, findings: [] });
    expect(await pass("/items/b-1", { method: "DELETE" })).toMatchObject({ status: 204, findings: [] });
  });

  test("an undocumented body field is additive", async () => {
    expect((await pass("/items", post({ ...book, isbn: "0-19-282756-6" }))).findings).toMatchObject([
      { grade: "additive", pointer: "/request/body/isbn" },
    ]);
  });

  test("a missing body field is breaking", async () => {
    const { pages, ...rest } = book;
    expect(pages).toBe(474);
    expect((await pass("/items", post(rest))).findings).toMatchObject([
      { grade: "breaking", pointer: "/request/body/pages" },
    ]);
  });

  test("the letter case of a media type does not count", async () => {
    expect((await pass("/items", post(book, "Application/JSON"))).findings).toEqual([]);
  });

  test("an undocumented media type is breaking", async () => {
    expect((await pass("/items", post(book, "application/ld+json"))).findings).toMatchObject([
      { grade: "breaking", pointer: "/request/headers/content-type" },
    ]);
  });

  test("a path value of the wrong type is breaking", async () => {
    const document = libraryDocument();
    Object.assign(document.paths["/items/{item_id}"]?.parameters?.[0] ?? {}, { schema: { type: "integer" } });
    expect((await pass("/items/12", { method: "DELETE" }, document)).findings).toEqual([]);
    expect((await pass("/items/abc", { method: "DELETE" }, document)).findings).toMatchObject([
      { grade: "breaking", pointer: "/request/path/item_id", expected: expect.stringContaining("integer") },
    ]);
  });

  test("an undocumented query parameter is breaking", async () => {
    expect((await pass("/items?colour=red")).findings).toMatchObject([
      { grade: "breaking", pointer: "/request/query/colour", found: '"aaa"' },
    ]);
  });
});

describe("the proxy shows no value of a path, a header, a cookie or a body", () => {
  const canary = "canary-of-somebody";
  test.each<[string, string, RequestInit, string]>([
    ["a path", `/items/${canary}`, { method: "DELETE" }, "/request/path/item_id"],
    ["a header", "/items", { headers: { "x-request-id": canary } }, "/request/header/X-Request-Id"],
    ["a cookie", "/items", { headers: { cookie: `branch=${canary}` } }, "/request/cookie/branch"],
    ["a body", "/items", post({ ...book, id: canary, title: 1, kind: canary }), "/request/body"],
    ["a body that is no JSON", "/items", { ...post(book), body: canary }, "/request/body"],
    ["a personal query parameter", `/items?phone=${canary}`, {}, "/request/query/phone"],
  ])("%s", async (_, path, init, place) => {
    const { events, findings } = await pass(path, init);
    expect(findings.map(({ pointer }) => pointer)).toContainEqual(expect.stringMatching(new RegExp(`^${place}`)));
    expect(JSON.stringify(events)).not.toContain("canary");
  });
});

test("the proxy passes on what it cannot read", async () => {
  const unreadable = { cookie: "branch=%E0%A4%A" };
  expect(await pass("/items", { headers: unreadable })).toMatchObject({ status: 200, text: JSON.stringify([book]) });
  expect(await pass("/undocumented/%E0%A4%A")).toMatchObject({ status: 200, events: [{ path: undefined }] });
});
