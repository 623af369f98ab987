import { describe, expect, test } from "vitest";
import { outcome, verdict } from "../src/index.ts";
import { failed, failingReport, operation, passed, provider, report, reportOf } from "./fixture.ts";

describe("the verdict", () => {
  test("counts what passed", () => {
    expect(verdict(report([provider(), provider(), provider()]))).toBe(
      "Three providers, 3 operations, 6 cases: all passed.",
    );
    expect(verdict(reportOf(passed("one")))).toBe("One provider, 1 operation, 1 case: all passed.");
  });

  test("names the operations that failed", () => {
    expect(verdict(reportOf(passed("one"), failed("two")))).toBe("1 of 2 cases failed, in acme listNumbers.");
    expect(verdict(failingReport())).toBe("2 of 7 cases failed, in bell listNumbers.");
  });

  test("counts the operations that failed once a sentence cannot hold them", () => {
    const operations = ["a", "b", "c", "d"].map((operationId) => operation({ operationId, cases: [failed("one")] }));
    expect(verdict(report([provider({ operations })]))).toBe("4 of 4 cases failed, in 4 operations of 1 provider.");
  });

  test.each([
    ["without a provider", report([])],
    ["without an operation", report([provider({ operations: [] })])],
    ["without a case", reportOf()],
  ])("does not call a run %s a success", (_, empty) => {
    expect(outcome(empty)).toBe("empty");
    expect(verdict(empty)).not.toContain("passed");
  });
});
