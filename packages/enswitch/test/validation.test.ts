import { describe, expect, test } from "vitest";
import { createEnswitchClient } from "../src/index.ts";
import { validation } from "../src/generated/validation.ts";

function listCustomers(code: string, data: unknown, query: object, key: unknown = "") {
  const client = createEnswitchClient({
    host: "pbx.example.com",
    authToken: "token",
    fetch: async () => Response.json({ responses: [{ code, key, message: "" }], data }),
    validation: validation({ mode: "throw" }),
  });
  return client.listCustomers({ query });
}

describe("the client with its own validators", () => {
  const rows = [{ id: "1", name: "a" }];

  test("expects the rows of a list", async () => {
    const odd = [
      { id: 1, name: "a" },
      { id: true, name: "b" },
    ];
    await expect(listCustomers("200", odd, {})).rejects.toMatchObject({
      code: "contract",
      message: expect.stringContaining("at /data/1/id"),
      body: { data: odd },
    });
  });

  test("takes an id as an erratum tolerates it, and what differs from a deduced keyword", async () => {
    const tolerated = [...rows, { id: 0, name: null }];
    await expect(listCustomers("200", tolerated, {})).resolves.toMatchObject({ data: tolerated });
  });

  test("expects the envelope of the page around a count, and any count", async () => {
    await expect(listCustomers("200", { any: [1] }, { count: 1 })).resolves.toMatchObject({ data: { any: [1] } });
    const message = expect.stringContaining("at /responses/0/key");
    const answered = listCustomers("200", 7, { count: 1 }, 5);
    await expect(answered).rejects.toMatchObject({ code: "contract", message });
  });

  test("expects what the query asks for instead", async () => {
    await expect(listCustomers("200", rows, { pages: 1 })).resolves.toMatchObject({ data: rows });
  });

  test("expects an error where the status in the body says so", async () => {
    await expect(listCustomers("402", undefined, {})).rejects.toMatchObject({
      code: "http",
      status: 402,
      httpStatus: 200,
    });
  });
});
