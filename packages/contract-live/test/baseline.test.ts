import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { applyBaseline, readBaseline } from "../src/findings/baseline.ts";
import type { LiveFinding } from "../src/model/report.ts";

const entry = { provider: "p", operation: "o", pointer: "/body/*/name", reason: "known", until: "2027-01-31" };

describe("a baseline file", () => {
  const folder = mkdtempSync(join(tmpdir(), "demarc-baseline-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (text: string) => {
    writeFileSync(join(folder, "baseline.yaml"), text);
    return readBaseline(join(folder, "baseline.yaml"));
  };
  test("gives its entries", () => expect(read(JSON.stringify([entry]))).toEqual([entry]));
  test("may be empty", () => expect(read("# none\n")).toEqual([]));
  test("that is no list is refused", () => expect(() => read("provider: p")).toThrow("must be array"));
  test.each(Object.keys(entry))("without %s is refused, and with an empty one", (field) => {
    const missing = new RegExp(`baseline.yaml#/0: .*"${field}"`);
    expect(() => read(JSON.stringify([{ ...entry, [field]: undefined }]))).toThrow(missing);
    expect(() => read(JSON.stringify([{ ...entry, [field]: "" }]))).toThrow(`baseline.yaml#/0/${field}: `);
  });
  test("with a day in another form is refused", () => {
    expect(() => read(JSON.stringify([{ ...entry, until: "31.1.2027" }]))).toThrow("#/0/until: must match pattern");
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
