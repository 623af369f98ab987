import { describe, expect, test } from "vitest";
import { numbersSpec } from "../fixtures/index.ts";
import {
  checkResponse,
  compileSchemas,
  listOperations,
  withValueAt,
  type OpenApiDocument,
  type Operation,
} from "../src/index.ts";

const spec = numbersSpec();
const schemas = compileSchemas(spec.document);
const [listNumbers] = listOperations(spec.document) as [Operation];

function check(response: { status?: number; type?: string; text?: string }) {
  const { status = 200, type = "application/vnd.numbers+json", text = '[{"e164":"+1","state":"free"}]' } = response;
  return checkResponse(spec, schemas, listNumbers, {
    request: { url: "http://localhost/v1/numbers" },
    response: { status, headers: { "content-type": type }, text },
  });
}

describe("checking a response", () => {
  test("has nothing to say of a documented response", () => {
    expect(check({})).toEqual([]);
  });

  test("ignores the parameters and the case of a media type", () => {
    expect(check({ type: "Application/vnd.Numbers+json; charset=utf-8" })).toEqual([]);
  });

  test("does not take one +json type for another", () => {
    expect(check({ type: "application/json" })).toMatchObject([
      { pointer: "/headers/content-type", value: "application/json", additive: false },
    ]);
  });

  test("does not take a response without a type for one with", () => {
    expect(check({ type: "" })).toMatchObject([{ pointer: "/headers/content-type", value: undefined }]);
  });

  test("takes another media type for a note where the types are inferred, and holds its body to the first", () => {
    const place = `${listNumbers.pointer}/responses/200/x-keyword-evidence`;
    const document = withValueAt(spec.document, place, { content: "inferred" }) as OpenApiDocument;
    const [operation] = listOperations(document) as [Operation];
    const of = (text: string) =>
      checkResponse({ document }, schemas, operation, {
        request: { url: "http://localhost/v1/numbers" },
        response: { status: 200, headers: { "content-type": "text/json" }, text },
      }).map(({ pointer, informational }) => [pointer, informational]);
    expect(of('[{"e164":"+1","state":"free"}]')).toEqual([["/headers/content-type", true]]);
    expect(of('[{"e164":7,"state":"free"}]')).toEqual([
      ["/headers/content-type", true],
      ["/body/0/e164", undefined],
    ]);
    expect(of("<html>")).toEqual([
      ["/headers/content-type", true],
      ["/body", undefined],
    ]);
  });

  test("names an undocumented status", () => {
    expect(check({ status: 418 })).toMatchObject([
      {
        pointer: "/status",
        specPointer: "/paths/~1numbers/get/responses",
        expected: "one of 200, 400, 401",
        value: 418,
      },
    ]);
  });

  test.each([
    ["HTML", "<html>"],
    ["cut-off JSON", '[{"e164"'],
    ["nothing", ""],
  ])("names a body of %s", (_, text) => {
    expect(check({ text })).toMatchObject([{ pointer: "/body", expected: "a JSON document" }]);
  });

  test("points at a missing field and at a wrong one", () => {
    expect(check({ text: '[{"state":1}]' }).map(({ pointer }) => pointer)).toEqual([
      "/body/0/e164",
      "/body/0/state",
      "/body/0/state",
    ]);
  });

  test("reports an unknown field as an addition, which breaks nobody", () => {
    expect(check({ text: '[{"e164":"+1","state":"free","added":true}]' })).toMatchObject([
      { additive: true, pointer: "/body/0/added", value: true },
    ]);
  });
});
