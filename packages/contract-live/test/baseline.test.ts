import { describe, expect, test } from "vitest";
import { applyBaseline, parseBaseline } from "../src/findings/baseline.ts";
import type { LiveFinding } from "../src/model/report.ts";

const entry = { provider: "p", operation: "o", pointer: "/body/*/name", reason: "known", until: "2027-01-31" };

describe("a baseline file", () => {
  test("gives its entries", () => expect(parseBaseline(JSON.stringify([entry]))).toEqual([entry]));
  test("may be empty", () => expect(parseBaseline("# none\n")).toEqual([]));
  test("that is no list is refused", () => expect(() => parseBaseline("provider: p")).toThrow("must be a list"));
  test.each(Object.keys(entry))("without %s is refused", (field) => {
    expect(() => parseBaseline(JSON.stringify([{ ...entry, [field]: undefined }]))).toThrow(
      `Entry 1 of the baseline has no ${field}`,
    );
  });
  test("with a day in another form is refused", () => {
    expect(() => parseBaseline(JSON.stringify([{ ...entry, until: "31.1.2027" }]))).toThrow("2027-01-31");
  });
});

describe("an entry of a baseline", () => {
  const finding = { grade: "breaking", provider: "p", operationId: "o", pointer: "/body/3/name" } as LiveFinding;
  const apply = (now: string, found: LiveFinding[] = [finding], partial = false) => {
    const { findings, stale } = applyBaseline("p", found, [entry], now, partial);
    return { accepted: findings.map(({ accepted }) => accepted !== undefined), stale };
  };

  test("accepts a finding at its place, in whichever row", () => {
    expect(apply("2027-01-01T00:00:00.000Z")).toEqual({ accepted: [true], stale: [] });
    expect(apply("2027-01-01T00:00:00.000Z", [finding, { ...finding, pointer: "/body/3/id" }]).accepted).toEqual([
      true,
      false,
    ]);
  });

  test("applies until the end of its last day, and no longer", () => {
    expect(apply("2027-01-31T00:00:00.000Z").accepted).toEqual([true]);
    expect(apply("2027-01-31T23:59:59.999Z")).toEqual({ accepted: [true], stale: [] });
    expect(apply("2027-02-01T00:00:00.000Z")).toEqual({
      accepted: [false],
      stale: [expect.stringContaining("expired on 2027-01-31")],
    });
  });

  test("is reported where a whole run does not find it, and not where the run ended early", () => {
    expect(apply("2027-01-01T00:00:00.000Z", []).stale).toEqual([expect.stringContaining("no longer found")]);
    expect(apply("2027-01-01T00:00:00.000Z", [], true).stale).toEqual([]);
  });
});
