import { describe, expect, test } from "vitest";
import { listOperations, type Operation } from "@demarc/spec";
import { checkResponse } from "../src/checker.ts";
import { compileSchemas } from "../src/schemas.ts";
import { numbersSpec } from "./support/numbers.ts";

const spec = numbersSpec();
const schemas = compileSchemas(spec.document);
const [listNumbers] = listOperations(spec.document) as [Operation];

function check(response: { status?: number; type?: string; text?: string }) {
  const { status = 200, type = "application/vnd.numbers+json", text = '[{"e164":"+1","state":"free"}]' } = response;
  return checkResponse(spec, schemas, listNumbers, {
    operationId: "listNumbers",
    request: { method: "GET", url: "http://localhost/v1/numbers", headers: {}, body: undefined },
    response: { status, headers: { "content-type": type }, text },
  });
}

describe("the checker", () => {
  test("has nothing to say of a documented response", () => {
    expect(check({})).toEqual([]);
  });

  test("ignores the parameters and the case of a media type", () => {
    expect(check({ type: "Application/vnd.Numbers+json; charset=utf-8" })).toEqual([]);
  });

  test("does not take one +json type for another", () => {
    expect(check({ type: "application/json" })).toMatchObject([
      { pointer: "/headers/content-type", found: '"application/json"', grade: "breaking" },
    ]);
  });

  test("does not take a response without a type for one with", () => {
    expect(check({ type: "" })).toMatchObject([{ pointer: "/headers/content-type", found: "nothing" }]);
  });

  test("names an undocumented status", () => {
    expect(check({ status: 418 })).toMatchObject([
      {
        pointer: "/status",
        specPointer: "/paths/~1numbers/get/responses",
        expected: "one of 200, 400, 401",
        found: "418",
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
      { grade: "additive", pointer: "/body/0/added", found: "true" },
    ]);
  });

  test("grades what was only inferred as information", () => {
    const inferred: Operation = { ...listNumbers, evidence: "inferred" };
    const exchange = {
      operationId: "listNumbers",
      request: { method: "GET", url: "http://localhost/v1/numbers", headers: {}, body: undefined },
      response: { status: 418, headers: {}, text: "" },
    };
    expect(checkResponse(spec, schemas, inferred, exchange)).toMatchObject([{ grade: "informational" }]);
  });
});
