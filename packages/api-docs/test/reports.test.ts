import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { htmlPage, mutationPage } from "@demarc/contract-report";
import type { MutationReport } from "@demarc/mutation";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, violations } from "./support/axe.ts";
import { launch } from "./support/browser.ts";
import { contractReport } from "./support/reports.ts";

// Here, because this is where there is a browser.
const folder = mkdtempSync(join(tmpdir(), "demarc-reports-"));
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  const mutant = { operator: "type changed", pointer: "/components/schemas/Customer", detail: "string", durationMs: 1 };
  const scored: MutationReport = {
    provider: "cloudlx",
    mutants: [mutant],
    responses: [],
    problems: [],
    durationMs: 1,
  };
  writeFileSync(join(folder, "contract.html"), htmlPage(await failing()));
  writeFileSync(join(folder, "mutation.html"), mutationPage([scored]));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** A report in which something failed, as that shows the most. */
async function failing() {
  const report = await contractReport();
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

describe.each(["contract", "mutation"])("the %s report, all of it open,", (name) => {
  test.each([
    ["desktop", 1280, "light"],
    ["desktop", 1280, "dark"],
    ["phone", 360, "light"],
    ["phone", 360, "dark"],
  ] as const)("on a %s (%i px, %s) is accessible and fits", async (_, width, colorScheme) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    await page.evaluate(axe);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await context.close();
  });
});
