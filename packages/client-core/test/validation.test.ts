import { describe, expect, test } from "vitest";
import type { ValidationInput } from "../src/validation/validation.ts";
import { createValidation, type PromisedAnswers, type ValidationOptions } from "../src/validation/index.ts";

/** Reports each field that is not a number, as Ajv would. */
function numbers(value: unknown): boolean {
  const fields = Object.entries(value as object).filter(([, field]) => typeof field !== "number");
  numbers.errors = fields.map(([key]) => ({ keyword: "type", instancePath: `/${key}`, params: { type: "number" } }));
  return fields.length === 0;
}
numbers.errors = [] as { keyword: string; instancePath: string; params: Record<string, unknown> }[];
const nothing = Object.assign(() => false, {
  errors: [{ keyword: "not", instancePath: "", params: {}, message: "must be nothing" }],
});

const unknownField = Object.assign(() => false, {
  errors: [{ keyword: "x-closed", instancePath: "", params: { additionalProperty: "a/~" } }],
});

const documented: PromisedAnswers = {
  getThing: {
    200: {
      content: {
        "application/json": [
          { query: { count: 1 }, body: "numbers" },
          { query: {}, body: "nothing" },
        ],
        "application/vnd.thing+json": "numbers",
      },
    },
    204: { content: {} },
    205: { content: { "application/json": [{ query: { count: 1 }, body: "nothing" }] } },
    299: { content: { "application/json": "missing" } },
    403: { content: { "application/json": "nothing", "application/vnd.thing+json": "unknownField" }, inferred: true },
    "4XX": { content: { "application/json": "nothing" } },
  },
};

const input: ValidationInput = {
  operation: { operationId: "getThing", path: "/", method: "GET" },
  provider: "things",
  status: 200,
  mediaType: "application/vnd.thing+json",
  query: {},
  body: { a: 1 },
};

function check(answer: Partial<ValidationInput>, options?: ValidationOptions) {
  return createValidation(documented, { numbers, nothing, unknownField }, options)({ ...input, ...answer });
}

describe("validation", () => {
  test("reports nothing for an answer that is as documented, with parameters of the media type too", () => {
    expect(check({ mediaType: " Application/vnd.thing+json ; charset=utf-8" }).drifts).toEqual([]);
    expect(check({ status: 204, body: undefined }).drifts).toEqual([]);
  });

  test("reports provider, operation, status, place, what was expected and what came", () => {
    expect(check({ body: { a: 1, b: "x" } }).drifts).toEqual([
      {
        grade: "breaking",
        provider: "things",
        operationId: "getThing",
        status: 200,
        pointer: "/b",
        expected: "a value of type number",
        found: '"x"',
      },
    ]);
  });

  test.each<[string, Partial<ValidationInput>, object]>([
    [
      "a media type that is not documented, though it is a +json too",
      { mediaType: "application/other+json" },
      {
        pointer: "",
        expected: "a body of application/json or application/vnd.thing+json",
        found: "application/other+json",
      },
    ],
    ["a media type that is no media type", { mediaType: "constructor" }, { pointer: "", found: "constructor" }],
    ["no media type", { mediaType: undefined }, { pointer: "", found: "no content type" }],
    [
      "no body where one is documented",
      { body: undefined },
      { pointer: "", expected: "a JSON document", found: "nothing" },
    ],
    ["a body where none is documented", { status: 204 }, { pointer: "", expected: "no body", found: "a body" }],
    [
      "a success that is not documented",
      { status: 202 },
      { pointer: "", expected: "one of the statuses 200, 204, 205, 299, 403, 4XX", found: "202" },
    ],
    [
      "a breach in an answer that is documented by its class",
      { status: 404, mediaType: "application/json" },
      { pointer: "" },
    ],
  ])("takes %s for breaking", (_, answer, expected) => {
    expect(check(answer).drifts).toMatchObject([{ grade: "breaking", ...expected }]);
  });

  test("takes an error status that is not documented for additive", () => {
    expect(check({ status: 503, mediaType: "text/html", body: "<html>" }).drifts).toMatchObject([
      { grade: "additive", pointer: "", found: "503" },
    ]);
  });

  test("cannot be broken by an answer that is only inferred", () => {
    expect(check({ status: 403, mediaType: "application/json" }).drifts).toEqual([]);
    expect(check({ status: 403, mediaType: "text/html" }).drifts).toEqual([]);
  });

  test("finds more than is documented in an answer that is only inferred", () => {
    expect(check({ status: 403 }).drifts).toMatchObject([{ grade: "additive", pointer: "/a~1~0" }]);
  });

  test("takes what is documented by default where neither the status nor its class is", () => {
    const byDefault = createValidation({ getThing: { default: { content: {} } } }, {});
    expect(byDefault({ ...input, status: 500 }).drifts).toMatchObject([{ expected: "no body", found: "a body" }]);
    expect(byDefault({ ...input, status: 500, body: undefined }).drifts).toEqual([]);
  });

  test("knows no status of an operation that is not documented", () => {
    const operation = { operationId: "getOther", path: "/", method: "GET" };
    expect(check({ operation }).drifts).toMatchObject([{ grade: "breaking", expected: "one of the statuses " }]);
  });

  test("shows no value of a field that is secret, nor of what is in it", () => {
    const errors = ["/a/Token/0", "/other", "/token"].map((instancePath) => ({
      keyword: "type",
      instancePath,
      params: {},
    }));
    const validator = Object.assign(() => false, { errors });
    const body = { a: { Token: ["canary-1"] }, other: "plain" };
    const secret = createValidation(documented, { numbers: validator, nothing }, {}, "numbers", ["token"]);
    expect(secret({ ...input, body }).drifts.map(({ found }) => found)).toEqual(["***", '"plain"', "nothing"]);
  });

  test("shows a media type of at most 120 characters, and cuts none: a part of a credential is not found", () => {
    expect(check({ mediaType: "x/y; z=1" }).drifts).toMatchObject([{ found: "x/y; z=1" }]);
    expect(check({ mediaType: "x".repeat(120) }).drifts).toMatchObject([{ found: "x".repeat(120) }]);
    expect(check({ mediaType: "x".repeat(121) }).drifts).toMatchObject([{ found: "a content type of 121 characters" }]);
  });

  test("takes any body where no schema is documented, for this query or at all", () => {
    expect(check({ status: 205, mediaType: "application/json" }).drifts).toEqual([]);
    expect(check({ status: 299, mediaType: "application/json" }).drifts).toEqual([]);
  });

  test.each([
    [{ count: 1 }, 0],
    [{ count: "1" }, 0],
    [{ count: 0 }, 1],
    [{}, 1],
  ])("takes the schema that the query %j calls for", (query, drifts) => {
    expect(check({ query, mediaType: "application/json" }).drifts).toHaveLength(drifts);
  });

  test("shows a value whole or not at all, and of a whole body only its kind", () => {
    const found = (a: unknown) => check({ body: { a } }).drifts[0]?.found;
    expect([found("x".repeat(118)), found("x".repeat(119)), found(null), found({ b: 1 })]).toEqual([
      `"${"x".repeat(118)}"`,
      "a string of 119 characters",
      "null",
      "an object",
    ]);
    const whole = (body: unknown) => check({ mediaType: "application/json", body }).drifts[0]?.found;
    expect([whole("secret"), whole(["secret"]), whole({ a: "secret" }), whole(null)]).toEqual([
      "a string",
      "an array of 1",
      "an object",
      "null",
    ]);
  });

  test.each<[ValidationOptions | undefined, number, boolean]>([
    [undefined, 200, false],
    [{ mode: "report" }, 200, false],
    [{ mode: "throw" }, 200, true],
    [{ mode: "throw" }, 299, true],
    [{ mode: "throw" }, 199, false],
    [{ mode: "throw" }, 300, false],
    // It fails the call anyway, with an error that says more.
    [{ mode: "throw" }, 404, false],
  ])("of %j for status %i throws: %s", (options, status, throws) => {
    expect(check({ status }, options).throws).toBe(throws);
  });
});
