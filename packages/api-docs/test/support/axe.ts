import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const script = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules that a colour scheme makes a difference to. */
const ofColors = ["color-contrast", "link-in-text-block"];

/**
 * What axe finds wrong with a page as it is now: the rule, and the elements concerned.
 *
 * @param which `colors` where the page differs in its colours alone from one that was looked at
 */
export async function violations(page: Page, which: "all" | "colors" = "all"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(script);
  // What passes is many times as much, and takes as long again to describe and to send. No rule reads style sheets.
  const options = { resultTypes: ["violations"], preload: false, ...(which === "colors" && { runOnly: ofColors }) };
  const found = await page.evaluate(async (given) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } };
    return (await axe.run(given)).violations;
  }, options);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

interface AxeResult {
  violations: { id: string; nodes: { html: string }[] }[];
}
