import { numbersSpec } from "@demarc/openapi/fixtures";
import { describe, expect, test } from "vitest";
import { createMock, mockOf, type MockEvent, type Simulator } from "../src/index.ts";
import { loadProvider } from "../src/providers/providers.ts";
import { ask, bearer, json } from "./support.ts";

const customers = "/api/customers";
const ids = async (mock: Awaited<ReturnType<typeof mockOf>>) =>
  ((await ask(mock, customers, { headers: bearer })).body as { customers: { id: number; name: string }[] }).customers;

describe("a mock with state", () => {
  test("lists what was created, and shows what was changed", async () => {
    const mock = await mockOf("cloudlx", { stateful: true });
    const before = await ids(mock);
    const body = JSON.stringify({ name: "Example", shown_sub_realms: [313, 328], enabled_sub_realms: [328] });
    const created = await ask(mock, customers, { method: "POST", headers: json, body });
    expect(created).toMatchObject({
      status: 200,
      body: {
        name: "Example",
        sub_realms: [
          { id: 313, has_access: false },
          { id: 328, has_access: true },
        ],
      },
    });
    const { id } = created.body as { id: number };
    await ask(mock, `${customers}/${id}`, { method: "PATCH", headers: json, body: '{"name":"Renamed"}' });
    expect((await ids(mock)).map(({ name }) => name)).toEqual([...before.map(({ name }) => name), "Renamed"]);
    expect(await ask(mock, `${customers}/1`, { method: "PATCH", headers: json, body: "{}" })).toMatchObject({
      status: 404,
    });
  });

  test("still refuses what the document does not allow", async () => {
    const mock = await mockOf("cloudlx", { stateful: true });
    const sent = { method: "POST", headers: json, body: '{"name":"Example","country_iso":"gb"}' };
    expect(await ask(mock, customers, sent)).toMatchObject({ status: 422 });
    expect((await ask(mock, customers)).status).toBe(401);
  });

  test("begins with what it is given, and can be kept", async () => {
    const first = await mockOf("cloudlx", { stateful: true });
    await ask(first, customers, { method: "POST", headers: json, body: '{"name":"Kept"}' });
    const second = await mockOf("cloudlx", { data: JSON.parse(JSON.stringify(first.state())) });
    expect(await ids(second)).toEqual(await ids(first));
    await ask(second, customers, { method: "POST", headers: json, body: '{"name":"Later"}' });
    expect((await ids(second)).length).toBe((await ids(first)).length + 1);
  });

  test("is reset, and says what was asked", async () => {
    const mock = await mockOf("cloudlx", { stateful: true });
    const before = await ids(mock);
    await ask(mock, customers, { method: "POST", headers: json, body: '{"name":"Gone"}' });
    const asked = (await ask(mock, "/__demarc/requests")).body as MockEvent[];
    expect(asked.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      "GET /api/customers 200",
      "POST /api/customers 200",
    ]);
    expect((await ask(mock, "/__demarc/reset", { method: "POST" })).status).toBe(204);
    expect((await ask(mock, "/__demarc/requests")).body).toEqual([]);
    expect(await ids(mock)).toEqual(before);
  });

  test("answers by the document where a status or example is asked for", async () => {
    const mock = await mockOf("cloudlx", { stateful: true });
    expect((await ask(mock, customers, { headers: { ...bearer, prefer: "code=403" } })).status).toBe(403);
  });

  test("says where its simulator does not do as the document says", async () => {
    const simulator: Simulator = {
      initial: () => ({}),
      simulate: () => ({
        fetch: () => Response.json([{ e164: "+1" }], { headers: { "content-type": "application/vnd.numbers+json" } }),
      }),
      drifts: [],
    };
    const mock = createMock(numbersSpec().document, { simulator });
    expect((await ask(mock, "/v1/numbers", { headers: { "x-key": "any" } })).status).toBe(200);
    expect(mock.requests()[0]?.differences).toEqual(["/body/0/state: expected a value: the field is required"]);
  });
});

describe("a provider's bad day", () => {
  test.each(["cloudlx", "enswitch", "audiocodes-live"])("%s: drift is shown, and found different", async (provider) => {
    const { drifts } = await (await loadProvider(provider)).simulator();
    expect(drifts.length).toBeGreaterThan(10);
    // One that a single answer shows, and no comparison of two.
    const shown = drifts.find(({ kind }) => /^(wrapper|envelope)( renamed)?$/.test(kind));
    const mock = await mockOf(provider, { faults: { drift: shown?.kind } });
    const path =
      {
        cloudlx: customers,
        enswitch: "/api/json/customers/list/?auth_token=x",
        "audiocodes-live": "/tenantui/api/v2/customer",
      }[provider] ?? "";
    await ask(mock, path, { headers: bearer });
    expect(mock.requests()[0]?.differences.length).toBeGreaterThan(0);
  });

  test("drift is asked for by one request, and is over with the next", async () => {
    const mock = await mockOf("cloudlx", { stateful: true });
    await ask(mock, customers, { headers: { ...bearer, "demarc-drift": "wrapper renamed" } });
    await ask(mock, customers, { headers: bearer });
    expect(mock.requests().map(({ differences }) => differences.length > 0)).toEqual([true, false]);
  });

  test("a failure comes in the provider's form", async () => {
    const mock = await mockOf("enswitch", { faults: { fail: "503" } });
    const { status, body } = await ask(mock, "/api/json/customers/list/?auth_token=x");
    expect([status, body]).toMatchObject([503, { responses: [{ code: "503" }] }]);
  });

  test("past the rate limit, 429 says when to come again", async () => {
    const mock = await mockOf("cloudlx", { faults: { "rate-limit": "2/h" } });
    const statuses = [];
    for (let call = 0; call < 3; call++) statuses.push(await ask(mock, customers, { headers: bearer }));
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(statuses[2]?.headers.get("retry-after"))).toBeGreaterThan(3500);
  });

  test.each([
    ["latency", "soon"],
    ["fail", "200"],
    ["rate-limit", "5"],
    ["drift", "no such drift"],
  ])("what cannot be asked for is named: %s %s", async (name, text) => {
    const mock = await mockOf("cloudlx", { stateful: true });
    const answer = await ask(mock, customers, { headers: { ...bearer, [`demarc-${name}`]: text } });
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringContaining(`"${text}"`) } });
  });
});
