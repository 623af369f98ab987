import type { Page } from "playwright-core";
import { violations } from "./axe.ts";

/** Whether every page is looked at, and all of it. The workflow that publishes the site asks for that. */
export const looksAtAll = process.env["DEMARC_PAGES"] === "all";

const widths = { desktop: 1280, phone: 360 };

// Each differs from the one before in one respect, as each change costs a layout.
const appearances = [
  { device: "desktop", colorScheme: "light" },
  { device: "desktop", colorScheme: "dark" },
  { device: "phone", colorScheme: "dark" },
  { device: "phone", colorScheme: "light" },
] as const;

/**
 * Goes through the widths and colour schemes that a page is read in. Of what repeats itself it looks at two only, and
 * the page is left with these.
 *
 * @param screenshot where the screenshot of an appearance, `phone-dark`, goes; without it none is taken
 * @returns what is wrong: violations of axe's rules, and widths that the page does not fit
 */
export async function appearanceProblems(page: Page, screenshot?: (name: string) => string): Promise<string[]> {
  const problems: string[] = [];
  for (const [device, width] of Object.entries(widths)) {
    await page.setViewportSize({ width, height: 800 });
    const needed = await widthOf(page);
    if (needed > width) problems.push(`${device}: ${needed} px wide`);
  }
  if (!looksAtAll) await page.evaluate(leaveTwoOfEach);
  for (const { device, colorScheme } of appearances) {
    const name = `${device}-${colorScheme}`;
    await page.setViewportSize({ width: widths[device], height: 800 });
    await page.emulateMedia({ colorScheme });
    await transitionsEnd(page);
    if (screenshot) await page.screenshot({ path: screenshot(name), type: "jpeg" });
    const found = await violations(page, colorScheme === "light" ? "all" : "colors");
    problems.push(...found.map((violation) => `${name}: ${violation}`));
  }
  return problems;
}

/** How wide a page is, at least as wide as its window. */
export function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/**
 * Removes what repeats itself, as axe says the same of each: of elements beside each other with the same names, classes,
 * styles and contents, apart from texts, two stay. Headings do, as their levels follow from each other.
 */
function leaveTwoOfEach(): void {
  const shapes = new Map<string, number>();
  const shapeOf = (element: Element): number => {
    const times = new Map<number, number>();
    for (const child of element.children.length > 0 ? [...element.children] : []) {
      const shape = shapeOf(child);
      const before = times.get(shape) ?? 0;
      if (before > 1 && !child.matches("h1, h2, h3, h4, h5, h6, .sl-heading-wrapper")) child.remove();
      else times.set(shape, before + 1);
    }
    const attributes = [...element.attributes].map(({ name, value }) =>
      ["class", "style", "role", "type"].includes(name) ? `${name}=${value}` : name,
    );
    const isEmpty = element.textContent.trim() === "";
    const shape = [element.localName, isEmpty, ...attributes, ...[...times.keys()].toSorted((a, b) => a - b)].join(" ");
    if (!shapes.has(shape)) shapes.set(shape, shapes.size);
    return shapes.get(shape)!;
  };
  shapeOf(document.body);
}

/**
 * Until the colours no longer change. What turns for ever is not waited for, and neither is what stands in a closed
 * fold: there nothing moves on.
 */
async function transitionsEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const seen = document.getAnimations().filter(({ effect }) => {
      const finite = effect?.getComputedTiming().endTime !== Infinity;
      return finite && (effect as KeyframeEffect).target?.checkVisibility();
    });
    await Promise.allSettled(seen.map((animation) => animation.finished));
  });
}
