import { describe, expect, test } from "vitest";
import type { ContractReport } from "@demarc/contract";
import { htmlPage, verdict } from "../src/index.ts";
import { failed, failingReport, finding, item, operation, passed, provider, report, reportOf } from "./fixture.ts";
import { all, parse, type Element } from "./markup.ts";

const page = (of: ContractReport = failingReport()) => parse(htmlPage(of));
const byClass = (root: Element, name: string) =>
  all(root).filter(({ attributes }) => attributes["class"]?.split(" ").includes(name));

describe("the page is self-contained", () => {
  test("asks for nothing and runs nothing", () => {
    const elements = all(page());
    const names = new Set(elements.map(({ name }) => name));
    for (const name of ["script", "img", "iframe", "object", "embed", "base", "form"])
      expect(names).not.toContain(name);
    const attributes = elements.flatMap((element) => Object.entries(element.attributes));
    for (const [name, value] of attributes) {
      expect(name).not.toMatch(/^on|^src|^srcset$|^action$/);
      if (name === "href") expect(value).toMatch(/^#|^data:image\/svg\+xml,/);
    }
    expect(
      all(page(), "style")
        .map(({ text }) => text)
        .join(""),
    ).not.toMatch(/url\(|@import|https?:/);
  });

  test("forbids a browser everything but its own style and icon", () => {
    expect(all(page(), "meta").map(({ attributes }) => attributes)).toContainEqual({
      "http-equiv": "Content-Security-Policy",
      content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    });
  });
});

describe("the page can be read by everyone", () => {
  test("has a language, a title, one main part and one first heading, the verdict", () => {
    const root = page();
    expect(all(root, "html")[0]?.attributes["lang"]).toBe("en");
    expect(all(root, "title")[0]?.text).toBe("Contract report: failed");
    expect(all(root, "main")).toHaveLength(1);
    expect(all(root, "h1").map(({ text }) => text.replaceAll("\u00a0", " "))).toEqual([verdict(failingReport())]);
  });

  test("skips no level of headings", () => {
    const levels = all(page()).flatMap(({ name }) => (/^h\d$/.test(name) ? [Number(name[1])] : []));
    expect(Math.max(...levels)).toBe(5);
    levels.reduce((before, level) => (expect(level).toBeLessThanOrEqual(before + 1), level), 0);
  });

  test("gives every table column headers, and every header its scope", () => {
    const tables = all(page(), "table");
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) {
      expect(all(all(table, "thead")[0]!, "th").length).toBeGreaterThan(1);
      for (const header of all(table, "th")) expect(header.attributes["scope"]).toMatch(/^(col|row)$/);
    }
  });

  test("has no id twice and no link that leads nowhere", () => {
    const ids = all(page()).flatMap(({ attributes }) => attributes["id"] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = all(page(), "a").map(({ attributes }) => attributes["href"]?.slice(1));
    expect(links).toContain("bell-listNumbers");
    expect(links).toContain("bell-erratum-spelling");
    for (const link of links) expect(ids).toContain(link);
  });

  test("says of each documented item in words whether it is covered", () => {
    const cells = all(page(), "li").map(({ text }) => text);
    expect(cells).toEqual(expect.arrayContaining(["200: covered", "name: covered", "colour: not covered"]));
  });
});

describe("the page shows the run", () => {
  test("has the valid and the invalid side of a constraint in one group", () => {
    const sides = ["valid", "invalid"].map((side) => item(`body e164 pattern ${side}`, { kind: "constraint" }));
    const root = page(report([provider({ operations: [operation({ coverage: [...sides, item("name")] })] })]));
    expect(byClass(root, "group").map(({ text }) => text.trim().split(/\n/)[0])).toEqual([
      "Properties 1 of 1",
      "Constraints, valid and invalid 2 of 2",
    ]);
    expect(byClass(root, "covered").map(({ text }) => text)).toContain("body e164 pattern invalid: covered");
  });

  test("opens what failed and folds what passed", () => {
    const operations = byClass(page(), "operation");
    expect(operations.map(({ attributes }) => [attributes["id"], "open" in attributes])).toEqual([
      ["bell-createNumber", false],
      ["bell-listNumbers", true],
      ["acme-listNumbers", false],
    ]);
  });

  test("has each finding with its case, its places, what was expected and found, and its erratum", () => {
    const [article, other] = byClass(page(), "failed");
    expect(other?.text).toContain("Erratum spelling");
    for (const said of [
      "the case two passes",
      "acme/listNumbers/two",
      "/body/numbers/0/name",
      "/components/schemas/Number/properties/name",
      "a string",
      "null",
    ]) {
      expect(article?.text).toContain(said);
    }
  });

  test("shows the findings of cases that passed apart from failures", () => {
    const root = page(reportOf(passed("one", { findings: [finding({ grade: "additive" })] })));
    expect(byClass(root, "failed")).toEqual([]);
    expect(byClass(root, "noted")).toHaveLength(1);
  });

  test("says on which commit, and whether that was all", () => {
    expect(page().text).toContain("2025-06-14 10:32 UTC, commit 03455f5, ");
    expect(page(report([provider()], { commit: "03455f5a0c1d2e3f+" })).text).toContain(
      "commit 03455f5a0c with uncommitted changes",
    );
  });

  test("draws every documented item once on the strip and once on the map", () => {
    const coverage = [
      item("a"),
      item("b", { kind: "parameter value" }),
      item("c", { kind: "media type", covered: false }),
    ];
    const root = page(report([provider({ operations: [operation({ coverage })] })]));
    expect(all(root, "i")).toHaveLength(3);
    expect(byClass(root, "covered")).toHaveLength(2);
    expect(
      byClass(root, "gap")
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(["i", "li"]);
  });

  test("keeps a long value whole, but folded", () => {
    const found = "x".repeat(5000);
    const [value] = byClass(page(reportOf(failed("one", { findings: [finding({ found })] }))), "sides");
    const [folded] = all(value!, "details");
    expect(folded?.text).toContain(found);
    expect(folded?.attributes).not.toHaveProperty("open");
    expect((value?.text.length ?? 0) - (folded?.text.length ?? 0)).toBeLessThan(500);
  });

  test("shows a cause once, with three of its cases and the others folded", () => {
    const root = page(reportOf(...Array.from({ length: 108 }, (_, index) => failed(`case ${index}`))));
    const [article, ...rest] = byClass(root, "failed");
    expect(rest).toEqual([]);
    expect(byClass(article!, "finding")).toHaveLength(1);
    expect(all(all(article!, "details").at(-1)!, "li")).toHaveLength(105);
    expect(all(article!, "details").at(-1)?.attributes).not.toHaveProperty("open");
    expect(all(article!, "li")).toHaveLength(108);
    expect(article?.text).toContain("108 cases in 1 operation");
  });

  test("names the causes before anything else, the providers that failed before those that passed", () => {
    const root = page();
    const [first] = all(root, "nav");
    expect(all(first!, "a").map(({ text }) => text)).toEqual([
      "numbers.*.name is null, documented a string",
      "Status 500, in place of 200",
      "it took too long",
    ]);
    expect(byClass(root, "provider").map(({ attributes }) => attributes["aria-labelledby"])).toEqual(["bell", "acme"]);
  });

  test("of a run with very many cases lists those of the operations where one failed, and counts the others", () => {
    const good = operation({
      operationId: "good",
      cases: Array.from({ length: 30_000 }, (_, index) => passed(`${index}`)),
    });
    const bad = operation({ operationId: "bad", cases: [passed("one"), failed("other")] });
    const [first, second] = byClass(page(report([provider({ operations: [good, bad] })])), "operation");
    expect(all(first!, "tr").length).toBeLessThan(50);
    expect(first?.text).toContain("Each of them is in report.json and junit.xml.");
    expect(second?.text).toContain("All 2 cases");
  });

  test("tells what was skipped from what failed", () => {
    const skipped = operation({ cases: [], skipped: "Not called: it writes." });
    const root = page(
      report([provider({ operations: [operation({ operationId: "read" }), skipped] })], { kind: "live" }),
    );
    expect(all(root, "title")[0]?.text).toBe("Live report: all passed");
    expect(byClass(root, "operation")[1]?.text).toContain("Not called: it writes.");
    expect(byClass(root, "operation")[1]?.text).not.toContain("no cases");
  });

  test("is a page also without providers, operations, cases, coverage or errata", () => {
    for (const empty of [
      report([]),
      report([provider({ operations: [], errata: [] })]),
      report([provider({ operations: [operation({ cases: [], coverage: [] })] })]),
    ]) {
      expect(page(empty).text).toContain("No case was run");
    }
  });
});

/** Those whose values the model lists. */
const fixed = new Set(["createdAt", "kind", "grade", "evidence"]);

/** The report with every free text in it replaced. */
const spoken = (of: ContractReport, text: string) =>
  JSON.parse(JSON.stringify(of), (key, value: unknown) =>
    typeof value === "string" && !fixed.has(key) ? text : value,
  ) as ContractReport;

describe("a value cannot become part of the page", () => {
  const skeleton = (of: ContractReport) => all(page(of)).map(({ name, attributes }) => [name, Object.keys(attributes)]);
  const harmless = "xx/xx";

  test.each([
    ["a script", "<script>alert(1)</script>"],
    ["quotes that end an attribute", `" onclick="alert(1)" ' x='/y`],
    ["entities", "&lt;script&gt;/&#0;&"],
    ["the end of a comment or a style", "--></style>"],
    ["control characters", "\u0000\u001b/\u202e\ud800"],
  ])("by %s in any text", (_, text) => {
    expect(skeleton(spoken(failingReport(), text))).toEqual(skeleton(spoken(failingReport(), harmless)));
    expect(htmlPage(spoken(failingReport(), text))).not.toContain("<script");
  });

  test("and is shown as it was", () => {
    const found = `<script>alert("1" && '2')</script>`;
    expect(page(reportOf(failed("one", { findings: [finding({ found })] }))).text).toContain(found);
  });
});
