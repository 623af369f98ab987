import type { Page } from "playwright-core";
import { describe, expect, inject } from "vitest";
import { appearanceProblems } from "./support/appearance.ts";
import { test } from "./support/browser.ts";
import { base } from "./support/site.ts";

const front = inject("origin") + base;
const button = "[aria-keyshortcuts*='Control+K']";

/** Until the page's script has run. */
async function enabled(page: Page): Promise<void> {
  await page.locator(`${button}:enabled`).waitFor();
}

/** The addresses of what the open search lists, once it does. */
async function results(page: Page): Promise<string[]> {
  const links = page.locator("dialog[open] ol a");
  await links.first().waitFor();
  return links.evaluateAll((list) =>
    list.map((link) => (link as HTMLAnchorElement).pathname + (link as HTMLAnchorElement).hash),
  );
}

describe("the search", () => {
  test("takes typing as soon as it is open, even if the browser never reports an idle moment", async ({ page }) => {
    await page.addInitScript(() => (window.requestIdleCallback = () => 0));
    await page.goto(front);
    await enabled(page);
    // In one task with the opening, so that nothing can be loaded or added before.
    const focused = await page.evaluate((selector) => {
      document.querySelector<HTMLElement>(selector)?.click();
      return document.activeElement?.matches("dialog[open] input");
    }, button);
    expect(focused).toBe(true);
    await page.keyboard.type("sub_realms");
    expect(await page.locator("dialog[open] input").inputValue()).toBe("sub_realms");
    expect(await results(page)).toContain(`${base}cloudlx/schemas/#subrealm`);
  });

  test("loads nothing before it is used, and searches for what was typed while it loads", async ({
    visit: { page },
  }) => {
    const requested: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/search\.json|engine/, async (route) => {
      requested.push(route.request().url());
      await held;
      await route.continue();
    });
    await page.goto(front, { waitUntil: "networkidle" });
    expect(requested).toEqual([]);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("LicenseType");
    await expect.poll(() => requested.length).toBe(2);
    release();
    expect((await results(page)).some((link) => link.includes("/audiocodes-live/schemas/"))).toBe(true);
  });

  test("is loaded when the pointer reaches its button", async ({ visit: { page } }) => {
    await page.goto(front);
    await enabled(page);
    const request = page.waitForRequest("**/search.json");
    await page.locator(button).hover();
    await request;
  });

  test("says so where its index cannot be loaded", async ({ visit: { page } }) => {
    await page.route("**/search.json", (route) => route.abort());
    await page.goto(front);
    await enabled(page);
    await page.locator(button).click();
    await expect.poll(() => page.locator("dialog [role=status]").innerText()).toContain("Reload the page");
  });

  test.for(["/", "Control+k"])(
    "opens by %s, finds and is left by keyboard alone",
    async (key, { visit: { page, seen } }) => {
      await page.goto(front);
      await enabled(page);
      await page.keyboard.press(key);
      await page.keyboard.press("Escape");
      expect(await page.locator("dialog[open]").count()).toBe(0);
      await page.keyboard.press(key);
      await page.keyboard.type("sub_realms");
      const [first] = await results(page);
      await page.keyboard.press("Tab"); // the button that closes
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForURL(`**${first}`);
      expect(seen).toEqual({ outside: [], errors: [] });
    },
  );

  test("closes by its button, beside it, and by a result on the same page", async ({ visit: { page } }) => {
    const dialog = page.locator("dialog[open]");
    await page.goto(`${front}mock/`);
    await enabled(page);
    await page.locator(button).click();
    await dialog.getByRole("button", { name: "Close" }).click();
    expect(await dialog.count()).toBe(0);
    await page.locator(button).click();
    await page.mouse.click(5, 400);
    expect(await dialog.count()).toBe(0);
    await page.locator(button).click();
    await page.keyboard.type("Prefer header mock");
    await dialog.locator('ol a[href*="/mock/"]').first().click();
    expect(await dialog.count()).toBe(0);
  });

  test("is accessible and fits while it shows what it found", async ({ visit: { page } }) => {
    await page.goto(front);
    await enabled(page);
    await page.locator(button).click();
    await page.keyboard.type("customers");
    await results(page);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.locator("dialog").evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth)).toBe(true);
    expect(await appearanceProblems(page)).toEqual([]);
  });

  test("says what each hit is, of which provider, and marks the words in any form", async ({ visit: { page } }) => {
    await page.goto(front);
    await enabled(page);
    await page.locator(button).click();
    await page.keyboard.type("creating an enswitch cusomter");
    const hit = page.locator("dialog[open] ol li", { hasText: "Create a customer" }).first();
    expect(await hit.locator(".search-where").innerText()).toBe("operation · Enswitch");
    expect(await hit.locator("a mark").allInnerTexts()).toEqual(["Create", "customer"]);
  });

  test("prefers the provider whose page is read", async ({ visit: { page } }) => {
    for (const provider of ["cloudlx", "enswitch"]) {
      await page.goto(`${front}${provider}/`);
      await enabled(page);
      await page.locator(button).click();
      await page.keyboard.type("create customer");
      expect(await results(page)).toHaveProperty("0", `${base}${provider}/operations/create-customer/`);
    }
  });
});
