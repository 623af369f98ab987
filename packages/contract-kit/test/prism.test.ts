import { afterAll, describe, expect, test } from "vitest";
import type { OpenApiDocument } from "@demarc/spec";
import { createMock } from "../src/index.ts";
import { prismInProcess } from "../src/targets/prism.ts";
import { prismServer } from "../src/targets/prism-server.ts";
import { libraryDocument } from "./support/library.ts";
import { numbersSpec } from "./support/numbers.ts";

// What Prism 5.16 gets wrong and the layer in front of it mends. A canary that fails means that Prism has mended it
// too: then the layer can lose that part.

const { document } = numbersSpec();
const prism = prismInProcess(document);
const mock = createMock(document);
const key = { "X-Key": "any" };

const status = async (target: typeof prism, path: string, init: RequestInit = {}) =>
  (await target.fetch(new Request(`${target.baseUrl}${path}`, { ...init, headers: { ...key, ...init.headers } })))
    .status;

describe("canaries of Prism, and the layer that mends it", () => {
  test("an undocumented query parameter passes", async () => {
    expect(await status(prism, "/numbers?undocumented=1")).toBe(200);
    expect(await status(mock, "/numbers?undocumented=1")).toBe(400);
  });

  test("one +json type of a request passes for another", async () => {
    const init = { method: "POST", body: '{"e164":"+1"}', headers: { "content-type": "application/vnd.other+json" } };
    const vendor = withRequestType("application/vnd.numbers+json");
    expect(await status(prismInProcess(vendor), "/numbers", init)).toBe(200);
    expect(await status(createMock(vendor), "/numbers", init)).toBe(415);
  });

  test("a type that is not documented is not answered with, by Prism itself", async () => {
    const init = { headers: { accept: "application/vnd.other+json" } };
    expect([await status(prism, "/numbers", init), await status(mock, "/numbers", init)]).toEqual([406, 406]);
  });

  test("an empty value passes for an integer", async () => {
    const counted = withParameter({ name: "limit", in: "query", schema: { type: "integer" } });
    expect(await status(prismInProcess(counted), "/numbers?limit=")).toBe(200);
    expect(await status(createMock(counted), "/numbers?limit=")).toBe(400);
  });

  test("an absent deepObject counts as an empty one", async () => {
    const options = withParameter({
      name: "filter",
      in: "query",
      style: "deepObject",
      schema: { type: "object", required: ["kind"], properties: { kind: { type: "string" } } },
    });
    expect(await status(prismInProcess(options, true), "/numbers")).toBe(400);
    expect(await status(createMock(options), "/numbers")).toBe(200);
  });

  test("the base path is not served", async () => {
    const server = await prismServer(document);
    afterAll(() => server.stop?.());
    expect(await status(server, "/v1/numbers")).toBe(404);
    expect(await status(mock, "/numbers")).toBe(200);
    expect((await mock.fetch(new Request("http://localhost/numbers", { headers: key }))).status).toBe(404);
  });

  test("malformed JSON hangs the server", async () => {
    const server = await prismServer(libraryDocument());
    afterAll(() => server.stop?.());
    const init = {
      method: "POST",
      body: '{"cut": ',
      headers: { "X-Token": "any", "content-type": "application/json" },
    };
    await expect(status(server, "/items", { ...init, signal: AbortSignal.timeout(500) })).rejects.toThrow();
    expect(await status(mock, "/numbers", init)).toBe(422);
  });

  test("credentials are asked for before anything else is said", async () => {
    expect((await mock.fetch(new Request(`${mock.baseUrl}/numbers?undocumented=1`))).status).toBe(401);
  });
});

function withParameter(parameter: object): OpenApiDocument {
  const copy = structuredClone(document);
  copy.paths["/numbers"]?.get?.parameters?.push(parameter as never);
  return copy;
}

function withRequestType(type: string): OpenApiDocument {
  const copy = structuredClone(document);
  const body = copy.paths["/numbers"]?.post?.requestBody as { content: Record<string, unknown> };
  body.content = { [type]: body.content["application/json"] };
  return copy;
}
