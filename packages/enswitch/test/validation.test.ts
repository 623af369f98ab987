import { describe, expect, test } from "vitest";
import { createEnswitchClient } from "../src/index.ts";
import { validation } from "../src/generated/validation.ts";

function listCustomers(code: string, data: unknown, query: object) {
  const client = createEnswitchClient({
    host: "pbx.example.com",
    authToken: "token",
    fetch: async () => Response.json({ responses: [{ code, key: "", message: "" }], data }),
    validation: validation({ mode: "throw" }),
  });
  return client.listCustomers({ query });
}

describe("the client with its own validators", () => {
  const rows = [{ id: "1", name: "a" }];

  test("expects the rows of a list", async () => {
    await expect(listCustomers("200", rows, {})).rejects.toMatchObject({
      code: "contract",
      message: expect.stringContaining("at /data/0/id"),
    });
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
