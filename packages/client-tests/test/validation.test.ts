import { afterEach, describe, expect, test } from "vitest";
import { createCloudlxClient, type Drift } from "@demarc/cloudlx";
import { validation as cloudlxValidation, type ValidationOptions } from "@demarc/cloudlx/validation";
import { createEnswitchClient } from "@demarc/enswitch";
import { validation as enswitchValidation } from "@demarc/enswitch/validation";
import { serveReplies, type CannedServer } from "../behaviour/server.ts";

let server: CannedServer;
afterEach(() => server.close());

const customer = {
  id: 1,
  name: "Customer 1",
  currency: { name: "GBP", iso_2: "GB", iso_3: "GBP" },
  country: { name: "United Kingdom", iso_2: "GB" },
  realms: [],
  sub_realms: [],
};

async function listFromCloudlx(body: object, mode: ValidationOptions["mode"] & string, status = 200) {
  server = await serveReplies([{ status, body: JSON.stringify(body) }], {});
  const drifts: Drift[] = [];
  const client = createCloudlxClient({
    baseUrl: server.origin,
    accessToken: "token",
    retry: false,
    validation: cloudlxValidation({ mode }),
    onDrift: (drift) => drifts.push(drift),
  });
  return { result: client.listCustomers(), drifts };
}

async function listFromEnswitch(code: string, data: unknown, query: object) {
  server = await serveReplies([{ body: JSON.stringify({ responses: [{ code, key: "", message: "" }], data }) }], {});
  const client = createEnswitchClient({
    baseUrl: server.origin,
    authToken: "token",
    validation: enswitchValidation({ mode: "throw" }),
  });
  return client.listCustomers({ query });
}

describe("a client with its own validation", () => {
  test("hands on what breaks the document, and tells", async () => {
    const body = { customers: [{ ...customer, name: 7 }] };
    const { result, drifts } = await listFromCloudlx(body, "report");
    await expect(result).resolves.toEqual(body);
    expect(drifts).toEqual([
      {
        grade: "breaking",
        provider: "cloudlx",
        operationId: "listCustomers",
        status: 200,
        pointer: "/customers/0/name",
        expected: "a value of type string",
        found: "7",
      },
    ]);
  });

  test("fails on it where told to, with the place", async () => {
    const { result } = await listFromCloudlx({ customers: [{ ...customer, name: 7 }] }, "throw");
    await expect(result).rejects.toMatchObject({
      code: "contract",
      message: expect.stringContaining("at /customers/0/name: expected a value of type string, found 7"),
    });
  });

  test("never fails for more than was promised", async () => {
    const body = { customers: [{ ...customer, added: true }] };
    const { result, drifts } = await listFromCloudlx(body, "throw");
    await expect(result).resolves.toEqual(body);
    expect(drifts).toMatchObject([{ grade: "additive", pointer: "/customers/0/added" }]);
  });

  test.each([403, 418])("fails with the HttpError of a %i, whatever its body", async (status) => {
    const { result } = await listFromCloudlx({ message: 7 }, "throw", status);
    await expect(result).rejects.toMatchObject({ code: "http", status });
  });

  test.each([
    ["rows", {}, { code: "contract", message: expect.stringContaining("at /data/0/id") }],
    ["what a page selector needs", { pages: 1 }, undefined],
  ])("goes by the query: %s", async (_, query, error) => {
    const result = listFromEnswitch("200", [{ id: "1", name: "a" }], query);
    if (error) await expect(result).rejects.toMatchObject(error);
    else await expect(result).resolves.toMatchObject({ data: [{ id: "1" }] });
  });

  test("goes by the status in the body", async () => {
    await expect(listFromEnswitch("402", undefined, {})).rejects.toMatchObject({
      code: "http",
      status: 402,
      httpStatus: 200,
    });
  });
});
