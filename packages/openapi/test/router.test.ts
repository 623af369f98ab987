import { describe, expect, test } from "vitest";
import { createRouter } from "../src/index.ts";

const operations = [
  { method: "get", path: "/items/{item_id}" },
  { method: "get", path: "/items/search" },
  { method: "get", path: "/{kind}/search" },
  { method: "post", path: "/items/{item_id}" },
  { method: "get", path: "/files/{name}.json" },
];
const route = createRouter(operations);

describe("a request calls", () => {
  test.each([
    ["a fixed path rather than a templated one", "GET", "/items/search", "/items/search", {}],
    ["a templated path with its variables", "GET", "/items/b-1", "/items/{item_id}", { item_id: "b-1" }],
    ["a variable's value decoded", "GET", "/items/a%2Fb", "/items/{item_id}", { item_id: "a/b" }],
    ["a variable's value that is malformed as it is", "GET", "/items/%E0", "/items/{item_id}", { item_id: "%E0" }],
    ["a variable beside fixed text", "GET", "/files/a.b.json", "/files/{name}.json", { name: "a.b" }],
    ["the operation of its method", "POST", "/items/search", "/items/{item_id}", { item_id: "search" }],
  ])("%s", (_, method, path, template, variables) => {
    expect(route(method, path)).toEqual({
      operation: { method: method.toLowerCase(), path: template },
      variables,
    });
  });

  test("a fixed path whatever the order in the document", () => {
    const reversed = createRouter(operations.toReversed());
    expect(reversed("GET", "/items/search")?.operation.path).toBe("/items/search");
  });

  test.each([
    ["an undocumented path", "GET", "/items/b-1/pages"],
    ["an undocumented method", "DELETE", "/items/b-1"],
    ["an empty variable", "GET", "/items/"],
    ["a point that is any character", "GET", "/files/axjson"],
  ])("no operation by %s", (_, method, path) => {
    expect(route(method, path)).toBeUndefined();
  });
});
