import { describe, expect, test } from "vitest";
import { junitXml } from "../src/index.ts";
import { failed, failingReport, finding, operation, passed, provider, report, reportOf } from "./fixture.ts";
import { all, parse } from "./markup.ts";

/** The only test case of a report. */
function only(xml: string) {
  const [testCase, ...rest] = all(parse(xml), "testcase");
  expect(rest).toEqual([]);
  return testCase;
}

describe("JUnit XML", () => {
  test("counts its cases", () => {
    const [root] = parse(junitXml(failingReport())).children;
    const suites = all(parse(junitXml(failingReport())), "testsuite");
    expect(root?.attributes).toMatchObject({ tests: "7", failures: "2", errors: "0", skipped: "0", time: "2.468" });
    expect(suites.map(({ attributes }) => attributes["name"])).toEqual([
      "acme / listNumbers",
      "bell / createNumber",
      "bell / listNumbers",
    ]);
    for (const suite of suites) {
      expect(suite.attributes["tests"]).toBe(String(all(suite, "testcase").length));
      expect(suite.attributes["failures"]).toBe(String(all(suite, "failure").length));
    }
    expect(suites.map(({ attributes }) => attributes["failures"])).toEqual(["0", "0", "2"]);
  });

  test("names a case by its operation, what is left of its id, and its title", () => {
    expect(only(junitXml(reportOf(passed("response/200/two"))))?.attributes).toEqual({
      classname: "acme.listNumbers",
      name: "response/200/two: the case response/200/two passes",
      time: "0.013",
    });
  });

  test("gives a failure in short, then all of it", () => {
    const findings = [finding({ erratum: "spelling" }), finding({ pointer: "/status" })];
    const [failure] = only(junitXml(reportOf(failed("one", { findings, error: "and an error" }))))?.children ?? [];
    expect(failure?.attributes).toEqual({
      type: "breaking",
      message: "`numbers.*.name` is null, documented a string 1 case in 1 operation",
    });
    for (const said of [
      "acme/listNumbers/one",
      "/body/numbers/0/name",
      "/components/schemas/Number",
      "spelling",
      "/status",
      "and an error",
    ]) {
      expect(failure?.text).toContain(said);
    }
  });

  test.each([
    ["its error", { findings: [], error: "first\nsecond" }, "first 1 case in 1 operation"],
    ["something even so", { findings: [] }, "It failed without an error message. 1 case in 1 operation"],
  ])("says of a failure without findings %s", (_, changes, message) => {
    expect(only(junitXml(reportOf(failed("one", changes))))?.children[0]?.attributes["message"]).toBe(message);
  });

  test("says of each case of a cause which it is, and all of it of the first three", () => {
    const failures = all(parse(junitXml(reportOf(...["a", "b", "c", "d"].map((id) => failed(id))))), "failure");
    const message = "`numbers.*.name` is null, documented a string 4 cases in 1 operation";
    expect(failures.map(({ attributes }) => attributes["message"])).toEqual(Array.from({ length: 4 }, () => message));
    expect(failures.map(({ text }) => text.includes("documented at"))).toEqual([true, true, true, false]);
    expect(failures[3]?.text).toContain("As acme/listNumbers/a.");
  });

  test("counts what was skipped, with the reason", () => {
    const left = operation({ cases: [], skipped: "Not called: it writes." });
    const [root] = parse(junitXml(report([provider({ operations: [left] })], { kind: "live" }))).children;
    expect(root?.attributes).toMatchObject({ name: "live", tests: "1", failures: "0", skipped: "1" });
    expect(all(root!, "skipped")[0]?.attributes["message"]).toBe("Not called: it writes.");
  });

  test("is no failure for a finding that let the case pass", () => {
    const testCase = only(junitXml(reportOf(passed("one", { findings: [finding({ grade: "additive" })] }))));
    expect(testCase?.children.map(({ name }) => name)).toEqual(["system-out"]);
    expect(testCase?.text).toContain("additive");
  });

  test("says when, with what and on what", () => {
    const [suite] = all(parse(junitXml(failingReport())), "testsuite");
    expect(suite?.attributes["timestamp"]).toBe("2025-06-14T10:32:07");
    expect(
      Object.fromEntries(all(suite!, "property").map(({ attributes }) => [attributes["name"], attributes["value"]])),
    ).toEqual({
      target: "in-process mock (Prism)",
      version: "1.2.3",
      hash: "0123456789abcdef",
      commit: "03455f5",
    });
  });

  test("stays well-formed whatever the values are", () => {
    const title = `</testcase><b a="1" c='2'>& ]]> \u0000\u001b\ufffe\ud800`;
    const testCase = only(
      junitXml(reportOf(failed("one", { title, error: title, findings: [finding({ found: title })] }))),
    );
    expect(testCase?.attributes["name"]).toBe(`one: </testcase><b a="1" c='2'>& ]]> \\u{0}\\u{1b}\\u{fffe}\\u{d800}`);
    expect(testCase?.text.split("</testcase>")).toHaveLength(3);
  });

  test("keeps the lines of a title, which a bare line feed in an attribute would lose", () => {
    expect(junitXml(reportOf(passed("one", { title: "a\nb\tc" })))).toContain("a&#10;b&#9;c");
  });

  test("does not carry a megabyte because a response did", () => {
    expect(
      junitXml(reportOf(failed("one", { findings: [finding({ found: "x".repeat(1_000_000) })] }))).length,
    ).toBeLessThan(10_000);
  });

  test("is well-formed without any case", () => {
    expect(parse(junitXml(report([]))).children[0]?.attributes["tests"]).toBe("0");
  });
});
