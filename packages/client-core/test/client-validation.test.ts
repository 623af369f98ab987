import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Drift } from "../src/index.ts";
import { always, serve, type TestServer } from "./support/server.ts";
import { connect, rejection } from "./support/things.ts";

let server: TestServer;
afterEach(() => server.close());

const drift: Drift = {
  grade: "breaking",
  provider: "things",
  operationId: "getThing",
  status: 200,
  pointer: "/id",
  expected: "a number",
  found: "nothing",
};
const call = { path: { id: 1 }, query: { count: 1 } };

/** A client whose validation finds these drifts in any answer. */
async function connectFinding(drifts: Drift[], throws: boolean, reply = always(200, { name: "a" })) {
  server = await serve(reply);
  const onDrift = vi.fn();
  const validation = vi.fn(() => ({ drifts, throws }));
  const client = connect({ baseUrl: server.baseUrl, token: "t0k3n-value", retry: false, validation, onDrift });
  return { client, validation, onDrift };
}

describe("a validation", () => {
  test("is given each answer with its operation and query", async () => {
    const { client, validation } = await connectFinding([], true);
    await client.getThing(call);
    expect(validation.mock.calls).toEqual([
      [
        {
          provider: "things",
          operation: expect.objectContaining({ operationId: "getThing", method: "GET", path: "/things/{id}" }),
          status: 200,
          mediaType: "application/json",
          query: { count: 1 },
          body: { name: "a" },
        },
      ],
    ]);
  });

  test("is given an answer without a content type as one", async () => {
    const { client, validation } = await connectFinding([], true, (_, response) => response.writeHead(204).end());
    await client.getThing({ path: { id: 1 } });
    expect(validation.mock.calls).toMatchObject([[{ status: 204, mediaType: undefined, query: {}, body: undefined }]]);
  });

  test("is given an error as well, which the call fails with all the same", async () => {
    const { client, validation, onDrift } = await connectFinding([drift], false, always(404, { message: "gone" }));
    expect(await rejection(client.getThing(call))).toMatchObject({ code: "http", status: 404 });
    expect(validation).toHaveBeenCalledOnce();
    expect(onDrift).toHaveBeenCalledOnce();
  });

  test("is not given what is not JSON, or what comes through raw", async () => {
    const { client, validation } = await connectFinding([drift], true, always(200, "<html>"));
    expect(await rejection(client.getThing(call))).toMatchObject({
      code: "contract",
      message: expect.stringContaining("not JSON"),
    });
    await client.raw.GET("/things", { parseAs: "text" });
    expect(validation).not.toHaveBeenCalled();
  });
});

describe("a drift", () => {
  test("reaches the hook, and the call succeeds where the validation only reports", async () => {
    const { client, onDrift } = await connectFinding([drift, { ...drift, pointer: "/a" }], false);
    expect(await client.getThing(call)).toEqual({ name: "a" });
    expect(onDrift.mock.calls).toEqual([[drift], [{ ...drift, pointer: "/a" }]]);
  });

  test("that is breaking fails the call where the validation throws, with the first place", async () => {
    const { client, onDrift } = await connectFinding([{ ...drift, grade: "additive", pointer: "/a" }, drift], true);
    expect(await rejection(client.getThing(call))).toMatchObject({
      code: "contract",
      status: 200,
      operationId: "getThing",
      attempts: 1,
      message: "things getThing: 200 whose body differs from the document at /id: expected a number, found nothing.",
    });
    expect(onDrift).toHaveBeenCalledTimes(2);
  });

  test("that is breaking is counted with those after it", async () => {
    const { client } = await connectFinding([{ ...drift, pointer: "" }, drift, drift], true);
    expect((await rejection(client.getThing(call))).message).toMatch(
      /at \/: expected a number, found nothing and 2 more\.$/,
    );
  });

  test("that fails the call leaves what came in the error, and prints none of it", async () => {
    const rows = [{ name: "good" }, { name: 7 }];
    const { client } = await connectFinding([drift], true, always(200, rows));
    const error = await rejection(client.getThing(call));
    expect(error).toHaveProperty("body", rows);
    expect([inspect(error), JSON.stringify(error)].join()).not.toContain("good");
  });

  test("that fails the call does not leave a credential in the error", async () => {
    const { client } = await connectFinding([drift], true, always(200, { name: "t0k3n-value" }));
    expect(await rejection(client.getThing(call))).toHaveProperty("body", { name: "[redacted]" });
  });

  test("that is additive never fails a call", async () => {
    const { client } = await connectFinding([{ ...drift, grade: "additive" }], true);
    expect(await client.getThing(call)).toEqual({ name: "a" });
  });

  test("does not repeat a credential", async () => {
    const { client, onDrift } = await connectFinding([{ ...drift, found: '"t0k3n-value"' }], true);
    expect((await rejection(client.getThing(call))).message).toContain('found "[redacted]"');
    expect(onDrift.mock.calls).toEqual([[{ ...drift, found: '"[redacted]"' }]]);
  });
});
