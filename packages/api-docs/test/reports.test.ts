import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { htmlPage, mutationPage } from "@demarc/contract-report";
import type { MutationReport } from "@demarc/mutation";
import { afterAll, beforeAll, expect } from "vitest";
import { appearanceProblems } from "./support/appearance.ts";
import { test } from "./support/browser.ts";
import { contractReport } from "./support/reports.ts";

// Here, because this is where there is a browser.
const folder = mkdtempSync(join(tmpdir(), "demarc-reports-"));
beforeAll(async () => {
  const mutant = { operator: "type changed", pointer: "/components/schemas/Customer", detail: "string", durationMs: 1 };
  const scored: MutationReport = {
    provider: "cloudlx",
    mutants: [mutant],
    total: 1,
    responses: [],
    problems: [],
    durationMs: 1,
  };
  writeFileSync(join(folder, "contract.html"), htmlPage(await failing()));
  writeFileSync(join(folder, "mutation.html"), mutationPage([scored]));
});
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * A report in which something failed, as that shows the most. Of each kind of thing there is one: what repeats itself
 * looks the same, and the whole report is among the pages of the site.
 */
async function failing() {
  const report = await contractReport();
  report.providers.splice(2);
  for (const { operations, errata } of report.providers) {
    operations.splice(2);
    errata?.splice(2);
  }
  const [operation] = report.providers[0]?.operations ?? [];
  const finding = {
    grade: "breaking" as const,
    provider: "x",
    operationId: "y",
    pointer: "/body",
    specPointer: "/paths",
    expected: "a list",
    found: "nothing",
  };
  operation?.cases.push({
    id: "x/y/z",
    kind: "response",
    title: "comes back",
    passed: false,
    durationMs: 1,
    findings: [finding],
  });
  operation?.coverage.push({ kind: "property", name: "200 name", specPointer: "/paths", covered: false });
  return report;
}

test.for(["contract", "mutation"])("the %s report, all of it open, is accessible and fits", async (name, { visit }) => {
  await visit.page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  await visit.page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  expect(await appearanceProblems(visit.page)).toEqual([]);
});
