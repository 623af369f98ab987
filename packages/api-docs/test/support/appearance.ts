import type { Page } from "playwright-core";
import { violations } from "./axe.ts";

// Each differs from the one before in one respect, as each change costs a layout.
const appearances = [
  { device: "desktop", width: 1280, colorScheme: "light" },
  { device: "desktop", width: 1280, colorScheme: "dark" },
  { device: "phone", width: 360, colorScheme: "dark" },
  { device: "phone", width: 360, colorScheme: "light" },
] as const;

export interface AppearanceOptions {
  /** The appearances to look at, `phone-dark`; all where it is left out. */
  only?: readonly string[];
  /** Where the screenshot of an appearance, `phone-dark`, goes; without it none is taken. */
  screenshot?: (name: string) => string;
  /** An appearance that axe is not run on, as it runs on others with the same layout and with the same colours. */
  withoutAxe?: string;
  /** Whether to look at the contrast of colours; not where another page has the same elements. */
  colors?: boolean;
}

/**
 * Goes through the widths and colour schemes that a page is read in.
 *
 * @returns what is wrong: violations of axe's rules, and widths that the page does not fit
 */
export async function appearanceProblems(
  page: Page,
  { only, screenshot, withoutAxe, colors }: AppearanceOptions = {},
): Promise<string[]> {
  const problems: string[] = [];
  for (const { device, width, colorScheme } of appearances) {
    const name = `${device}-${colorScheme}`;
    if (only && !only.includes(name)) continue;
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await transitionsEnd(page);
    if (screenshot) await page.screenshot({ path: screenshot(name), type: "jpeg" });
    const found = name === withoutAxe ? [] : await violations(page, colors);
    problems.push(...found.map((violation) => `${name}: ${violation}`));
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    if (needed > width) problems.push(`${name}: ${needed} px wide`);
  }
  return problems;
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
