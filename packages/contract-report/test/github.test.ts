import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLocator, listProviders } from "@demarc/spec";
import { fixtureSpecs } from "@demarc/spec/fixtures";
import { githubAnnotations, markdownSummary } from "../src/index.ts";
import { failed, finding, passed, reportOf } from "./fixture.ts";

const source = { file: "specs/acme/a,b.yaml", line: 7, excerpt: "type: string" };

test("a cause is shown once, at its line of the spec or of the example that is at fault", () => {
  const findings = [finding({ source, found: "50 %\nof it" })];
  expect(githubAnnotations(reportOf(failed("one", { findings }), failed("two", { findings })))).toBe(
    "::error file=specs/acme/a%2Cb.yaml,line=7,title=acme%3A `numbers.*.name` is 50 %25%0Aof it%2C documented a string::expected a string; found 50 %25%0Aof it; 2 cases in 1 operation",
  );
  const example = { ...source, line: 9 };
  expect(githubAnnotations(reportOf(failed("one", { findings: [finding({ source, example })] })))).toContain("line=9,");
});

test("a finding of a case that passed is a notice, and no value starts a command of its own", () => {
  const text = githubAnnotations(
    reportOf(passed("one", { findings: [finding({ grade: "additive", found: "x\n::error::y" })] })),
  );
  expect(text.split("\n")).toEqual([expect.stringMatching(/^::notice /)]);
});

test("the summary has a row for each provider, and each cause with nothing in it taken for markup", () => {
  const text = markdownSummary(reportOf(failed("one", { findings: [finding({ found: "<b>|`x`" })] }), passed("two")));
  expect(text).toContain("| acme | 1 | 2 | 1 | 1 |");
  expect(text).toContain("is \\<b\\>\\|\\`x\\`");
  expect(text).toContain("| acme, 1 case in 1 operation | `acme/listNumbers/one` |");
});

test("places of the bundled document lead to their lines in the spec", () => {
  const locate = createLocator("acme", fixtureSpecs);
  const place = locate("/components/schemas/Realm/properties/name/minLength");
  expect(place?.file).toBe("specs/acme/components/schemas/Realm.yaml");
  expect(place?.excerpt).toMatch(/^\s+minLength: 1/);
  expect(locate("/paths/~1api~1customers/post/responses/422")).toMatchObject({
    file: "specs/acme/paths/customers.yaml",
    excerpt: expect.stringMatching(/^\s+'422':/),
  });
  for (const provider of listProviders(fixtureSpecs)) {
    const { file, line } = createLocator(provider, fixtureSpecs)("/security") ?? { file: "", line: 0 };
    expect(readFileSync(join(fixtureSpecs, "..", file), "utf8").split("\n")[line - 1]).toBe("security:");
  }
});
