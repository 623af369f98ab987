import { expect, test } from "vitest";
import { createMock } from "../src/index.ts";
import type { OpenApiDocument } from "@demarc/openapi";

const content = {
  "application/json": { example: 1 },
  "application/vnd.thing+json": { example: 2 },
  "text/plain": { example: "three" },
};
const mock = createMock({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: { "/a": { get: { operationId: "a", responses: { 200: { description: "It", content } } } } },
} as unknown as OpenApiDocument);

test.each([
  ["*/*", 200, "application/json"],
  ["text/*", 200, "text/plain"],
  ["text/plain;q=0.5, application/vnd.thing+json", 200, "application/vnd.thing+json"],
  ["*/*, text/plain", 200, "text/plain"],
  ["image/png, application/json;q=0", 406, "application/problem+json"],
])("an answer to Accept: %s is %i, %s", async (accept, status, type) => {
  const response = await mock.fetch(new Request("http://localhost/a", { headers: { accept } }));
  expect([response.status, response.headers.get("content-type")]).toEqual([status, type]);
});

test.each([
  ["code=418", "documents no 418"],
  ["example=none", "has no example none"],
])("what is not documented is not found: Prefer: %s", async (prefer, said) => {
  const response = await mock.fetch(new Request("http://localhost/a", { headers: { prefer } }));
  expect([response.status, await response.text()]).toEqual([404, expect.stringContaining(said)]);
});
