import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLocator, listProviders, specsDirectory } from "@demarc/spec";
import { githubAnnotations, markdownSummary } from "../src/index.ts";
import { failed, finding, passed, reportOf } from "./fixture.ts";

const source = { file: "specs/acme/a,b.yaml", line: 7, excerpt: "type: string" };

test("a finding is shown at its line of the spec", () => {
  const text = githubAnnotations(reportOf(failed("one", { findings: [finding({ source, found: "50 %\nof it" })] })));
  expect(text).toBe(
    "::error file=specs/acme/a%2Cb.yaml,line=7,title=acme listNumbers /body/numbers/0/name::expected a string; found 50 %25%0Aof it",
  );
});

test("a finding of a case that passed is a notice, and no value starts a command of its own", () => {
  const text = githubAnnotations(
    reportOf(passed("one", { findings: [finding({ grade: "additive", found: "x\n::error::y" })] })),
  );
  expect(text.split("\n")).toEqual([expect.stringMatching(/^::notice /)]);
});

test("the summary has a row for each provider, and each failure with nothing in it taken for markup", () => {
  const text = markdownSummary(reportOf(failed("one", { findings: [finding({ found: "<b>|`x`" })] }), passed("two")));
  expect(text).toContain("| acme | 1 | 2 | 1 | 1 |");
  expect(text).toContain("found \\<b\\>\\|\\`x\\`");
});

test("places of the bundled document lead to their lines in the spec", () => {
  const locate = createLocator("cloudlx");
  const place = locate("/components/schemas/Realm/properties/name/minLength");
  expect(place?.file).toBe(join("specs", "cloudlx", "components", "schemas", "Realm.yaml"));
  expect(place?.excerpt).toMatch(/^\s+minLength: 1/);
  expect(locate("/paths/~1api~1customers/post/responses/422")).toMatchObject({
    file: join("specs", "cloudlx", "paths", "customers.yaml"),
    excerpt: expect.stringMatching(/^\s+'422':/),
  });
  for (const provider of listProviders()) {
    const { file, line } = createLocator(provider)("/security") ?? { file: "", line: 0 };
    expect(existsSync(join(specsDirectory, "..", file))).toBe(true);
    expect(readFileSync(join(specsDirectory, "..", file), "utf8").split("\n")[line - 1]).toBe("security:");
  }
});
