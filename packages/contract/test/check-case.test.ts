import { valuesHeader, toHeader } from "@demarc/mock";
import { compileSchemas, listOperations, type Operation } from "@demarc/openapi";
import { numbersSpec } from "@demarc/openapi/fixtures";
import { describe, expect, test } from "vitest";
import { checkCase, type CallOutcome } from "../src/check/check-case.ts";
import { show } from "../src/check/show.ts";
import type { Exchange } from "../src/exchange/exchange.ts";
import type { ContractCase } from "../src/model/case.ts";

const spec = numbersSpec();
const schemas = compileSchemas(spec.document);
const [listNumbers, orderNumber] = listOperations(spec.document) as [Operation, Operation];

const rows = [{ e164: "+1", state: "free" }];
const listed = (rest: Partial<Exchange["response"]> = {}): Exchange => ({
  operationId: "listNumbers",
  request: { method: "GET", url: "http://localhost/v1/numbers?state=free", headers: {}, body: undefined },
  response: {
    status: 200,
    headers: { "content-type": "application/vnd.numbers+json" },
    text: JSON.stringify(rows),
    ...rest,
  },
});
const aCase = (rest: Partial<ContractCase> = {}): ContractCase => ({
  id: "id",
  kind: "parameter",
  title: "state is accepted",
  specPointer: "/paths",
  args: { query: { state: "free" } },
  alternative: 0,
  expect: { status: 200 },
  ...rest,
});
const check = (
  testCase: ContractCase,
  exchange: Exchange,
  outcome: CallOutcome,
  operation = listNumbers,
  isMock = true,
) =>
  checkCase({ spec, schemas, operation, testCase }, exchange, outcome, isMock).map(({ violation, found, grade }) => ({
    pointer: violation.pointer,
    specPointer: violation.specPointer,
    expected: violation.expected,
    ...("value" in violation && { value: violation.value }),
    ...(found !== undefined && { found }),
    ...(grade && { grade }),
  }));
const ok: CallOutcome = { status: 200, body: rows };

describe("a case in which all holds", () => {
  test("has no observation", () => {
    expect(check(aCase(), listed(), ok)).toEqual([]);
  });
});

describe("what is different is observed:", () => {
  test("the answer, unless the document says nothing about it", () => {
    const wrong = listed({ text: '[{"e164":"+1","state":"gone"}]' });
    expect(check(aCase(), wrong, ok)).toMatchObject([{ pointer: "/body/0/state", value: "gone" }]);
    expect(check(aCase({ expect: { status: 200, outside: true } }), wrong, ok)).toEqual([]);
  });

  test("the status that the caller got, with what the client said", () => {
    const found = check(aCase(), listed(), { status: 401, message: "no key" });
    expect(found).toEqual([
      {
        pointer: "/status",
        specPointer: "/paths",
        expected: "200: state is accepted",
        found: "401: no key",
        grade: "breaking",
      },
    ]);
    expect(check(aCase(), listed(), {})).toMatchObject([{ found: "none" }]);
  });

  test("the body that the caller got, where the case has one", () => {
    const expected = aCase({ expect: { status: 200, body: rows } });
    expect(check(expected, listed(), ok)).toEqual([]);
    expect(check(expected, listed(), { status: 200, body: [] })).toEqual([
      { pointer: "/body", specPointer: "/paths", expected: JSON.stringify(rows), value: [], grade: "breaking" },
    ]);
  });

  test("the title of the problem with which a mock refuses", () => {
    const refusal = aCase({ expect: { status: 200, refusal: "This answer breaks the document" } });
    expect(check(refusal, listed(), { status: 200, body: { title: "This answer breaks the document" } })).toEqual([]);
    expect(check(refusal, listed(), { status: 200, body: { title: "Another" } })).toMatchObject([
      { pointer: "/body/title", expected: "This answer breaks the document", value: "Another" },
    ]);
  });

  test("an error that does not name provider and operation", () => {
    const thrown = (error: Record<string, unknown>) => check(aCase(), listed(), { status: 200, error });
    expect(thrown({ name: "E", provider: "numbers", operationId: "listNumbers" })).toEqual([]);
    for (const error of [
      { name: "E", provider: "numbers" },
      { name: "E", operationId: "listNumbers" },
    ])
      expect(thrown(error)).toMatchObject([{ pointer: "/error", found: "E" }]);
  });

  test("a query value that was not sent as it was meant, objects apart", () => {
    const sent = (query: Record<string, unknown>) => check(aCase({ args: { query } }), listed(), ok);
    expect(sent({ state: "taken" })).toEqual([
      {
        pointer: "/request/query/state",
        specPointer: "/paths/~1numbers/get/parameters/0",
        expected: '"taken"',
        found: '"free"',
        grade: "breaking",
      },
    ]);
    expect(sent({ other: 1 })).toMatchObject([{ specPointer: listNumbers.pointer, expected: '"1"', found: "null" }]);
    expect(sent({ other: { a: 1 } })).toEqual([]);
    expect(check(aCase({ args: { query: { state: "taken" } }, raw: {} }), listed(), ok)).toEqual([]);
  });

  test("a body that was not sent as it was meant", () => {
    const exchange = {
      ...listed(),
      request: { method: "POST", url: "http://localhost/v1/numbers", headers: {}, body: { e164: "+2" } },
    };
    const sent = (body: unknown) =>
      check(aCase({ args: { body }, expect: { status: 200, outside: true } }), exchange, ok, orderNumber);
    expect(sent({ e164: "+2" })).toEqual([]);
    expect(sent({ e164: "+1" })).toMatchObject([
      {
        pointer: "/request/body",
        specPointer: `${orderNumber.pointer}/requestBody`,
        expected: '{"e164":"+1"}',
        value: { e164: "+2" },
      },
    ]);
  });

  test("a parameter that the mock read otherwise, where it was asked how", () => {
    const read = (query: Record<string, unknown>) =>
      listed({
        headers: {
          "content-type": "application/vnd.numbers+json",
          [valuesHeader]: toHeader({ path: {}, query, header: {}, cookie: {} }),
        },
      });
    const asked = aCase({ mock: { tell: true } });
    expect(check(asked, read({ state: "free" }), ok)).toEqual([]);
    expect(check(asked, read({ state: "taken" }), ok)).toMatchObject([
      { pointer: "/request/query/state", expected: 'to be read as "free"', found: '"taken"' },
    ]);
    expect(check(asked, read({}), ok)).toMatchObject([{ found: "nothing" }]);
    expect(check(asked, read({}), ok, listNumbers, false)).toEqual([]);
    expect(check(asked, read({}), { status: 500 })).toHaveLength(1);
    expect(check(aCase(), read({}), ok)).toEqual([]);
  });
});

describe("a value in a report", () => {
  test("is short and on one line", () => {
    expect([show(undefined), show("a\nb"), show({ a: 1 }), show(() => 1).slice(0, 2)]).toEqual([
      "nothing",
      '"a\\nb"',
      '{"a":1}',
      "()",
    ]);
    expect(show("x".repeat(200))).toBe(`"${"x".repeat(118)}…`);
    expect(show("x".repeat(118))).toBe(`"${"x".repeat(118)}"`);
  });
});
