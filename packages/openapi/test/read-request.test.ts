import { expect, test } from "vitest";
import { libraryDocument } from "../fixtures/index.ts";
import { compileSchemas, listOperations, readRequest, type Operation } from "../src/index.ts";

const document = libraryDocument();
const [searchItems] = listOperations(document) as [Operation];

test("a cookie that is not percent-encoded text is a violation and no exception", () => {
  const headers = new Headers({ cookie: "branch=%E0%A4%A" });
  const request = { url: "https://library.example.org/v2/items", headers, path: {}, text: "" };
  const { values, violations } = readRequest(document, compileSchemas(document), searchItems, request);
  expect(values.cookie).toEqual({ branch: "%E0%A4%A" });
  expect(violations).toMatchObject([{ pointer: "/request/cookie/branch", status: 422 }]);
});
