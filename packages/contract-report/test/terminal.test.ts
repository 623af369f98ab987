import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { operationLine, summaryTable } from "../src/contract/terminal.ts";
import { failed, failingReport, finding, operation, passed, provider, report, reportOf } from "./fixture.ts";

const plain = { color: false };

describe("the line of an operation", () => {
  test("says provider, operation, cases, passed, failed and time", () => {
    const line = operationLine("acme", operation({ cases: [passed("one"), failed("two"), passed("three")] }), plain);
    expect(line).toBe("✗ acme            listNumbers           3 cases    2 passed    1 failed   38 ms");
  });

  test("has columns, whatever the figures", () => {
    const lines = [
      operationLine("acme", operation(), plain),
      operationLine(
        "telco",
        operation({ operationId: "updateCustomer", cases: Array.from({ length: 1000 }, (_, i) => failed(`${i}`)) }),
        plain,
      ),
      operationLine("bell", operation({ cases: [passed("one")] }), plain),
    ];
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[0]?.length).toBeLessThanOrEqual(80);
  });

  test("does not call an operation without cases passed", () => {
    expect(operationLine("acme", operation({ cases: [] }), plain)).toMatch(/^–/);
  });
});

describe("the summary", () => {
  test("has a row for each provider and one of totals, in columns", () => {
    const [, table] = summaryTable(failingReport(), plain).split("\n\n");
    expect(table?.split("\n")).toEqual([
      "provider  operations  cases  passed  failed  coverage   time",
      "────────────────────────────────────────────────────────────",
      "acme               1      2       2       0     100 %  1.2 s",
      "bell               2      5       3       2      75 %  1.2 s",
      "────────────────────────────────────────────────────────────",
      "total              3      7       5       2      83 %  2.5 s",
    ]);
  });

  test("names each cause first, then lists it with its findings and cases, and ends with the verdict", () => {
    const [named, , first, second, third, last, ...rest] = summaryTable(failingReport(), plain).split("\n\n");
    expect(named?.split("\n")).toEqual([
      "✗ bell: `numbers.*.name` is null, documented a string 1 case in 1 operation",
      "✗ bell: Status 500, in place of 200 1 case in 1 operation",
      "✗ bell: it took too long 1 case in 1 operation",
    ]);
    expect(first).toBe(`✗ bell: \`numbers.*.name\` is null, documented a string 1 case in 1 operation
    breaking      /body/numbers/0/name
    expected      a string
    found         null
    documented at /components/schemas/Number/properties/name
  the case two passes
  acme/listNumbers/two`);
    expect(second).toContain("    erratum       spelling");
    expect(third).toContain("    error         it took too long\n                      at wait.ts:1");
    expect(last).toBe("2 of 7 cases failed, in bell listNumbers.");
    expect(rest).toEqual([]);
  });

  test("lists nothing where nothing failed", () => {
    expect(summaryTable(report([provider()]), plain).split("\n\n")).toHaveLength(2);
  });

  test("keeps to 80 columns, except for a pointer, which stays whole", () => {
    const pointer = `/${"deep/".repeat(30)}end`;
    const text = summaryTable(
      reportOf(
        failed("one", {
          title: "word ".repeat(60),
          findings: [finding({ specPointer: pointer, found: "word ".repeat(600) })],
        }),
      ),
      plain,
    );
    expect(text).toContain(pointer);
    expect(text.split("\n").filter((line) => line.length > 80 && !line.includes(pointer))).toEqual([]);
    expect(text).toContain("(3000 characters)");
  });

  test("has at most 40 lines for one cause, whatever was found", () => {
    const long = "word ".repeat(600);
    const source = { file: "specs/acme/openapi.yaml", line: 7, excerpt: "" };
    const findings = [
      finding({ found: long, expected: long, source, example: source, curl: `curl '${long}'`, erratum: "e" }),
    ];
    const text = summaryTable(
      reportOf(...Array.from({ length: 500 }, (_, index) => failed(`${index}`, { title: long, findings }))),
      plain,
    );
    const [, , cause] = text.split("\n\n");
    expect(cause).toContain("and 497 more cases");
    expect(cause?.split("\n").length).toBeLessThanOrEqual(40);
  });

  test("has the line that repeats a request whole, so that it can be copied", () => {
    const curl = `curl ${"-H 'a: b' ".repeat(40)}http://127.0.0.1:4010/numbers`;
    const text = summaryTable(reportOf(failed("one", { findings: [finding({ curl })] })), plain);
    expect(text.split("\n")).toContain(curl);
  });
});

describe("colour", () => {
  const hostile = reportOf(
    failed("one", { title: "\u001b]0;title\u0007", error: "\u001b[2J", findings: [finding({ found: "\u009b2J" })] }),
  );

  test("is the caller's decision, and adds nothing but colour", () => {
    for (const each of [failingReport(), hostile]) {
      const colored = summaryTable(each, { color: true });
      expect(colored).toContain("\u001b[");
      expect(stripVTControlCharacters(colored)).toBe(summaryTable(each, plain));
    }
    const line = operationLine("acme", operation(), { color: true });
    expect(line).toContain("\u001b[");
    expect(stripVTControlCharacters(line)).toBe(operationLine("acme", operation(), plain));
  });

  test("is never that of a value with its own escape codes", () => {
    const table = summaryTable(hostile, plain);
    for (const character of ["\u001b", "\u009b", "\u0007"]) expect(table).not.toContain(character);
    expect(operationLine("\u001b[31m", operation({ operationId: "\u001b[31m" }), plain)).not.toContain("\u001b");
  });
});
