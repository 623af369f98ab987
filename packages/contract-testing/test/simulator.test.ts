import { serve } from "@demarc/mock";
import { describe, expect, test } from "vitest";
import { applyDrift, behaviourOf, toResponse, type Answer, type Change } from "../src/simulator/index.ts";

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

  test("or the behaviour that it names, and no other", () => {
    const behaves = behaviourOf({
      kind: "",
      title: "",
      changes: [{ op: "behave", as: "noAuth" }],
      expect: { operationId: "", pointer: "" },
    });
    expect([behaves("noAuth"), behaves("doubled"), behaviourOf(undefined)("noAuth")]).toEqual([true, false, false]);
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
