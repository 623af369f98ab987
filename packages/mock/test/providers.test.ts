import { describe, expect, test } from "vitest";
import { fixtureMock } from "./fixtures.ts";
import { ask, bearer, form, json } from "./support.ts";

const acme = fixtureMock("acme");
const globex = fixtureMock("globex");
const initech = fixtureMock("initech");
const list = "/api/json/customers/list/?auth_username=user;auth_password=password";

describe("what the documents allow works", () => {
  test.each([
    ["the vendor page's address, with semicolons", `${list};deleted=0`, [{ id: 1 }, { id: 2 }]],
    ["limit", `${list}&limit=1`, [{ id: 1 }]],
    ["offset", `${list}&offset=1`, [{ id: 2 }]],
    ["count", `${list}&count=1`, 2],
    ["pages", `${list}&pages=1`, [{ name: "example1" }, { name: "example2" }]],
  ])("Globex: %s", async (_, path, data) => {
    expect(await ask(globex, path)).toMatchObject({ status: 200, body: { data } });
  });

  test("Globex: a form by POST, with a token", async () => {
    const body = "auth_token=any;count=1";
    expect(await ask(globex, "/api/json/customers/list/", { method: "POST", headers: form, body })).toMatchObject({
      status: 200,
      body: { data: 2 },
    });
  });

  test.each(["application/json", "application/vnd.acme.v1+json"])("Acme: %s", async (accept) => {
    const { status, headers } = await ask(acme, "/api/customers", { headers: { ...bearer, accept } });
    expect([status, headers.get("content-type")]).toEqual([200, accept]);
  });

  test("an answer is made up where that is asked for, the same one for the same seed", async () => {
    const made = async (prefer: string) => (await ask(acme, "/api/customers", { headers: { ...bearer, prefer } })).body;
    const first = await made("dynamic, seed=1");
    expect(first).toHaveProperty("customers");
    expect(await made("dynamic, seed=1")).toEqual(first);
    expect(await made("dynamic, seed=2")).not.toEqual(first);
    expect(await made("code=200")).not.toEqual(first);
  });
});

describe("what the documents do not allow is refused, each with an answer of its own", () => {
  const create = (body: string, headers: Record<string, string> = json) =>
    ask(acme, "/api/customers", { method: "POST", headers, body });

  test("a wrong field, with its place and rule", async () => {
    const { status, headers, body } = await create('{"name":"Example","currency_iso":"GB1"}');
    const message = 'currency_iso: expected three capital letters, found "GB1"';
    expect([status, body]).toEqual([422, { message, errors: { currency_iso: [message] }, status_code: 422 }]);
    expect(headers.get("demarc-pointer")).toBe("/request/body/currency_iso");
    expect(headers.get("demarc-rule")).toBe("/components/schemas/CurrencyIso/pattern");
  });

  test.each([
    ["no field", "{}", json, 422, "name: expected a value: the field is required"],
    ["malformed JSON", "{bad", json, 422, 'body: expected a JSON document, found "{bad"'],
    ["no body", "", json, 422, "body: expected a body: it is required"],
    ["another media type", "<a/>", { ...json, "content-type": "text/xml" }, 415, "content-type: expected one of"],
    ["no credentials", "{}", { "content-type": "application/json" }, 401, "Missing credentials: header Authorization"],
  ])("Acme: %s", async (_, text, headers, status, message) => {
    const answer = await create(text, headers);
    expect(answer).toMatchObject({ status, body: { message: expect.stringContaining(message), status_code: status } });
    expect(answer.headers.get("demarc-pointer")).toMatch(/^\/request\//);
  });

  test.each([
    ["PATCH", "/api/customers/abc", 422, 'customer_id: expected a value of type integer, found "abc"'],
    ["PUT", "/api/customers", 405, "/api/customers has no such method. It has: GET, POST."],
  ])("Acme: %s %s", async (method, path, status, message) => {
    const answer = await ask(acme, path, { method, headers: json, body: "{}" });
    expect(answer).toMatchObject({ status, body: { message, status_code: status } });
  });

  test("a path that was misspelt, with the one that was probably meant", async () => {
    const { status, body } = await ask(acme, "/api/custmers", { headers: bearer });
    expect([status, body]).toEqual([
      404,
      expect.objectContaining({ detail: expect.stringContaining("mean /api/customers?") }),
    ]);
  });

  test.each([
    [`${list}&limt=7`, 400, "limt", "limt: expected no such parameter: it is not documented. Did you mean limit?"],
    [`${list}&zzz=7`, 400, "zzz", "zzz: expected no such parameter: it is not documented"],
    [`${list}&limit=x`, 400, "limit", 'limit: expected a value of type integer, found "x"'],
    ["/api/json/customers/list/?auth_username=u", 401, "auth_password", "Missing credentials: query auth_password"],
  ])("Globex: %s", async (path, status, key, message) => {
    const responses = [{ code: String(status), key, message }];
    expect(await ask(globex, path)).toMatchObject({ status, body: { responses } });
  });

  test("Initech: a status that is not documented, in the form of those that are", async () => {
    const { status, body } = await ask(initech, "/tenantui/api/v2/customer?top=1", { headers: bearer });
    expect([status, body]).toEqual([422, "top: expected no such parameter: it is not documented"]);
  });
});
