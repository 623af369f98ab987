import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, inject } from "vitest";
import { parse } from "yaml";
import { test } from "./support/browser.ts";
import { base } from "./support/site.ts";

interface Task {
  task: string;
  clicks?: string[];
  search?: string;
  ends: string;
  shows: string;
}

const tasks = parse(readFileSync(new URL("tasks.yaml", import.meta.url), "utf8")) as Task[];
const front = inject("origin") + base;

test("there are at least ten tasks, of two clicks or one search each", () => {
  expect(tasks.length).toBeGreaterThanOrEqual(10);
  for (const { task, clicks, search } of tasks)
    expect(search === undefined ? clicks!.length : (clicks ?? []).length + 2, task).toBeLessThanOrEqual(2);
});

const screens = [1280, 390];

/** Looks at something on every screen that a reader may have. */
async function onEach(page: Page, look: () => Promise<void>): Promise<void> {
  for (const width of screens) {
    await page.setViewportSize({ width, height: 800 });
    await look();
  }
}

test.for(tasks)(
  "$task, on a wide screen and a phone",
  async ({ clicks = [], search, ends, shows }, { visit: { page } }) => {
    await page.goto(front);
    for (const name of clicks) {
      const link = page.locator("main").getByRole("link", { name, exact: true }).first();
      await onEach(page, () => link.scrollIntoViewIfNeeded());
      await link.click();
      await page.waitForLoadState();
    }
    if (search !== undefined) {
      const button = page.locator("[aria-keyshortcuts*='Control+K']:enabled");
      await onEach(page, () => button.waitFor());
      await button.click();
      await page.keyboard.type(search);
      await page.locator("dialog[open] ol a").first().click();
    }
    await page.waitForURL((url) => url.href.replace(/#.*/, "") === front + ends);
    // What is read without unfolding anything.
    const answer = page.locator("main").getByText(shows, { exact: false }).filter({ visible: true }).first();
    await onEach(page, () => answer.waitFor());
  },
);
