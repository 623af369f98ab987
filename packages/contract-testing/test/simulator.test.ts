import { serve } from "@demarc/mock";
import { describe, expect, test } from "vitest";
import {
  applyDrift,
  hasToken,
  simulatorOf,
  toResponse,
  type Answer,
  type Change,
  type Drift,
  type Reply,
} from "../src/simulator/index.ts";

const answer: Answer = {
  status: 200,
  headers: { "content-type": "application/json" },
  body: { rows: [{ id: 1, name: "a" }, { id: 2 }] },
};

describe("drift changes an answer", () => {
  test.each<[string, Change, Partial<Answer>]>([
    [
      "a field is renamed where it is",
      { op: "rename", at: "/rows/*/name", to: "title" },
      { body: { rows: [{ id: 1, title: "a" }, { id: 2 }] } },
    ],
    ["a field is removed", { op: "remove", at: "/rows/*/id" }, { body: { rows: [{ name: "a" }, {}] } }],
    [
      "a field is set, also where it is not",
      { op: "set", at: "/rows/*/name", value: null },
      {
        body: {
          rows: [
            { id: 1, name: null },
            { id: 2, name: null },
          ],
        },
      },
    ],
    [
      "a type is converted",
      { op: "convert", at: "/rows/0/id", to: "string" },
      { body: { rows: [{ id: "1", name: "a" }, { id: 2 }] } },
    ],
    [
      "a name with a slash in it",
      { op: "set", at: "/rows/0/a~1b", value: 1 },
      { body: { rows: [{ id: 1, name: "a", "a/b": 1 }, { id: 2 }] } },
    ],
    ["the body is wrapped", { op: "wrap", into: "data" }, { body: { data: answer.body } }],
    ["the body is unwrapped", { op: "unwrap", from: "rows" }, { body: [{ id: 1, name: "a" }, { id: 2 }] }],
    ["the status", { op: "status", status: 206 }, { status: 206 }],
    ["a header is removed", { op: "header", name: "content-type", value: null }, { headers: {} }],
    ["the text is cut off", { op: "truncate", keep: 5 }, { text: '{"row' }],
    [
      "the text is replaced",
      { op: "replace", from: '"id":1', to: '"id":0' },
      { text: expect.stringContaining('"id":0,') },
    ],
  ])("%s", (_, change, changed) => {
    const before = structuredClone(answer);
    expect(applyDrift(answer, [change])).toEqual({ ...answer, ...changed });
    expect(answer).toEqual(before);
  });
});

describe("a simulator", () => {
  const simulator = simulatorOf<{ items: { id: number }[] }, { size: number }, string, Reply>({
    variations: { size: 2 },
    initial: ({ size }) => ({ items: Array.from({ length: size }, (_, id) => ({ id })) }),
    open: ["token"],
    knows: (call, token) => hasToken(call, token),
    unknown: { status: 401, body: "unknown" },
    missing: { status: 404, body: "missing" },
    answer: ({ status, body }) => ({ status, headers: { "content-type": "application/json" }, body }),
    routes: {
      token: "POST /token",
      list: "GET,POST /items /things",
      show: "GET /items/:id",
      drop: "DELETE /items/:id",
    },
    actions: {
      token: ({ body, tokens }) => {
        tokens.set(String(body["id"]), Date.now() + 10_000);
        return { status: 200, body: {} };
      },
      list: ({ state, query }) => ({ status: 200, body: state.items.slice(0, Number(query["limit"] ?? 9)) }),
      show: ({ state, path }) => {
        const found = state.items.find(({ id }) => id === Number(path["id"]));
        return found ? { status: 200, body: found } : { status: 404 };
      },
      drop: ({ state, path }) => {
        state.items = state.items.filter(({ id }) => id !== Number(path["id"]));
        return { status: 200, body: 1 };
      },
    },
  });
  const ask = async (
    app: ReturnType<typeof simulator.as>,
    path: string,
    { token = "right", ...init }: RequestInit & { token?: string } = {},
  ) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await app.fetch(new Request(`http://127.0.0.1${path}`, { headers, ...init }));
    return [response.status, await response.text()];
  };
  const drifted = (changes: Partial<Drift>, operationId = "list") =>
    simulator.as("right", {}, { kind: "", title: "", expect: { operationId, pointer: "" }, ...changes });

  test("answers by its routes, in memory, and each has a state of its own", async () => {
    const app = simulator.as("right", { size: 1 });
    expect(await ask(app, "/items/?limit=9")).toEqual([200, '[{"id":0}]']);
    expect(await ask(app, "/things", { method: "POST" })).toEqual([200, '[{"id":0}]']);
    expect(await ask(app, "/items/0", { method: "DELETE" })).toEqual([200, "1"]);
    expect(await ask(app, "/items/0")).toEqual([404, ""]);
    expect(await ask(simulator.as("right", { size: 1 }), "/items")).toEqual([200, '[{"id":0}]']);
    expect(await ask(app, "/nothing")).toEqual([404, '"missing"']);
  });

  test("knows its account, and the tokens that it has issued", async () => {
    const app = simulator.as("right");
    expect(await ask(app, "/items", { token: "issued" })).toEqual([401, '"unknown"']);
    await ask(app, "/token", { token: "any", method: "POST", body: '{"id":"issued"}' });
    expect((await ask(app, "/items", { token: "issued" }))[0]).toBe(200);
    const state = simulator.initial();
    expect((await simulator.simulate(state).fetch(new Request("http://127.0.0.1/items"))).status).toBe(200);
  });

  test.each<[string, Partial<Drift>, string, string]>([
    [
      "ignores a parameter",
      { request: [{ op: "remove", at: "/query/limit" }] },
      "/items?limit=1",
      '[{"id":0},{"id":1}]',
    ],
    ["takes another default", { request: [{ op: "default", at: "/query/limit", value: 1 }] }, "/items", '[{"id":0}]'],
    [
      "keeps what is given",
      { request: [{ op: "default", at: "/query/limit", value: 1 }] },
      "/items?limit=2",
      '[{"id":0},{"id":1}]',
    ],
    [
      "counts from another number",
      { request: [{ op: "add", at: "/query/limit", value: 1 }] },
      "/items?limit=1",
      '[{"id":0},{"id":1}]',
    ],
    ["changes an answer", { changes: [{ op: "double" }, { op: "remove", at: "/0" }] }, "/items?limit=1", '[{"id":0}]'],
    [
      "of some requests alone",
      { when: { "/query/limit": "2" }, changes: [{ op: "body", value: 1 }] },
      "/items?limit=1",
      '[{"id":0}]',
    ],
    ["of its operations alone", { on: ["show"], changes: [{ op: "body", value: 1 }] }, "/items?limit=1", '[{"id":0}]'],
    ["of all of them", { on: ["*"], changes: [{ op: "body", value: 1 }] }, "/items/1", "1"],
  ])("%s by drift", async (_, drift, path, body) => {
    expect(await ask(drifted(drift), path)).toEqual([200, body]);
  });

  test("forgets by drift what it was asked to do, and changes no refusal", async () => {
    const app = drifted({ lost: true, changes: [{ op: "body", value: 2 }] }, "drop");
    expect(await ask(app, "/items/0", { method: "DELETE" })).toEqual([200, "2"]);
    expect(await ask(app, "/items/0")).toEqual([200, '{"id":0}']);
    expect(await ask(drifted({ changes: [{ op: "body", value: 2 }] }, "show"), "/items/9")).toEqual([404, ""]);
    expect((await ask(drifted({ open: true }), "/items", { token: "wrong" }))[0]).toBe(200);
  });
});

test("a connection that breaks delivers what it was to deliver, and then fails", async () => {
  const text = JSON.stringify(answer.body);
  const served = await serve({ fetch: () => toResponse({ ...answer, cutAfter: 10 }) });
  try {
    const response = await fetch(served.origin);
    let received = "";
    const read = async () => {
      for await (const chunk of response.body ?? []) received += new TextDecoder().decode(chunk);
    };
    await expect(read()).rejects.toThrow("terminated");
    expect(received).toBe(text.slice(0, 10));
  } finally {
    await served.stop();
  }
});
