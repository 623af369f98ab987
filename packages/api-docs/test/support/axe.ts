import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const script = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds wrong with a page as it is now: the rule, and the elements concerned.
 *
 * @param colors whether to reckon the contrast of every text, which takes as long as all other rules together
 */
export async function violations(page: Page, colors = true): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(script);
  // What passes is many times as much, and takes as long again to describe and to send.
  const found = await page.evaluate(async (enabled) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } };
    const rules = { "color-contrast": { enabled } };
    return (await axe.run({ resultTypes: ["violations"], rules })).violations;
  }, colors);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

interface AxeResult {
  violations: { id: string; nodes: { html: string }[] }[];
}
