import { readFileSync } from "node:fs";
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

test.for(tasks.flatMap((each) => [1280, 390].map((width) => ({ ...each, width }))))(
  "$task, on a screen of $width pixels",
  async ({ clicks = [], search, ends, shows, width }, { visit: { page } }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(front);
    for (const name of clicks) {
      await page.locator("main").getByRole("link", { name, exact: true }).first().click();
      await page.waitForLoadState();
    }
    if (search !== undefined) {
      await page.locator("[aria-keyshortcuts*='Control+K']:enabled").click();
      await page.keyboard.type(search);
      await page.locator("dialog[open] ol a").first().click();
    }
    await page.waitForURL((url) => url.href.replace(/#.*/, "") === front + ends);
    // What is read without unfolding anything.
    await page.locator("main").getByText(shows, { exact: false }).filter({ visible: true }).first().waitFor();
  },
);
