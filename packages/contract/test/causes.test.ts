import { describe, expect, test } from "vitest";
import { probableCauses, type Finding } from "../src/index.ts";

const schema = "/components/schemas/Number";
const finding = (changes: Partial<Finding>): Finding => ({
  grade: "breaking",
  provider: "numbers",
  operationId: "listNumbers",
  pointer: "/body/0/state",
  specPointer: `${schema}/properties/state/enum`,
  expected: 'one of ["free"]',
  found: '"taken"',
  ...changes,
});
const missing = (name: string, types = ["string"]) =>
  finding({ pointer: `/body/0/${name}`, specPointer: `${schema}/required`, types });
const added = (name: string, types = ["string"], changes: Partial<Finding> = {}) =>
  finding({ grade: "additive", pointer: `/body/0/${name}`, specPointer: schema, types, ...changes });
const status = (expected: string, found: string) => finding({ pointer: "/status", expected, found });

const titles = (...findings: Finding[]) => probableCauses(findings).map(({ title }) => title);
const sizes = (...findings: Finding[]) => probableCauses(findings).map((cause) => cause.findings.length);

describe("a field is taken for renamed", () => {
  test("where one is missing and another of the same type is there", () => {
    expect(titles(missing("e164"), added("number"))).toEqual(["`e164` is `number` in the answers: renamed?"]);
  });

  test("once, in whichever answers and operations", () => {
    const detail = { operationId: "getNumber", pointer: "/body/number" };
    expect(sizes(missing("e164"), added("number"), added("number", ["string"], detail))).toEqual([3]);
  });

  test("where one never occurred, and was not required", () => {
    const gap = finding({ pointer: "/coverage", specPointer: `${schema}/properties/label`, types: ["string"] });
    expect(titles(gap, added("name"))).toEqual(["`label` is `name` in the answers: renamed?"]);
  });

  test("each for another one", () => {
    expect(titles(missing("a"), missing("b"), added("x"), added("y"))).toEqual([
      "`a` is `x` in the answers: renamed?",
      "`b` is `y` in the answers: renamed?",
    ]);
  });

  test("not where the types differ, or the schemas", () => {
    expect(titles(missing("e164"), added("number", ["array"]))).toEqual([
      "`e164` is missing",
      "`number` is not documented",
    ]);
    const elsewhere = added("number", ["string"], { specPointer: "/components/schemas/Other" });
    expect(titles(missing("e164"), elsewhere)).toHaveLength(2);
  });
});

describe("findings have one cause", () => {
  test("where a field that is missing stands inside of one that was added", () => {
    expect(titles(missing("e164"), added("data", ["object"], { holds: ["e164"] }))).toEqual([
      "The answer is wrapped in `data`",
    ]);
  });

  test("where requests are refused, whatever was expected of them", () => {
    expect(
      sizes(status("200: a", "401: no key"), status("422: b", "401: no key"), status("one of 200", "401")),
    ).toEqual([3]);
    expect(titles(status("200: a", "401: no key"))).toEqual([
      "Requests are refused: Status 401: no key, in place of 200",
    ]);
  });

  test("not where they are of two providers", () => {
    expect(sizes(missing("e164"), { ...missing("e164"), provider: "other" })).toEqual([1, 1]);
  });

  test("and what never occurred comes last, as one, where something else failed in the operation", () => {
    const gap = (name: string) =>
      finding({ pointer: "/coverage", specPointer: name, expected: `the ${name} to occur` });
    expect(titles(gap("/a"), gap("/b"))).toEqual(["Never occurred: /a", "Never occurred: /b"]);
    expect(sizes(gap("/a"), finding({}), gap("/b"))).toEqual([1, 2]);
  });
});

test("the likeliest root comes first, then what explains the most", () => {
  const client = finding({
    pointer: "/client/path",
    expected: '"/a", as the client was generated with',
    found: '"/b" in the document',
  });
  expect(titles(status("200", "500"), missing("e164"), missing("state"), missing("state"), client)).toEqual([
    'The client was generated from another document: path is "/a", documented "/b"',
    "`state` is missing",
    "`e164` is missing",
    "Status 500, in place of 200",
  ]);
});

test("whatever stands in a finding, there is a cause", () => {
  const text = "not a pointer <b>";
  expect(sizes(finding({ pointer: text, specPointer: text, expected: text, found: text }))).toEqual([1]);
});
