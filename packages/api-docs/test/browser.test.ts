import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { axe, violations } from "./support/axe.ts";
import { launch, watch } from "./support/browser.ts";
import { base } from "./support/build.ts";
import { brokenLinks, linksOf, type PageLinks } from "./support/links.ts";
import { allPaths } from "./support/pages.ts";

const screenshots = fileURLToPath(new URL("../screenshots", import.meta.url));
const origin = inject("origin");
const paths = allPaths(base);
const found = new Map<string, PageLinks>();

let browser: Browser;
beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await launch();
});
afterAll(() => browser.close());

describe("every page", () => {
  test.each(paths)("%s asks for nothing outside, complains of nothing, is accessible and fits", async (path) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
    const seen = watch(page, origin);
    await page.goto(origin + path);
    expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').count()).toBe(1);
    await page.evaluate(axe);
    for (const [device, width] of [
      ["desktop", 1280],
      ["phone", 360],
    ] as const) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await settled(page);
        await page.screenshot({
          path: join(screenshots, `${path.slice(1).replaceAll("/", "_")}${device}-${colorScheme}.png`),
        });
        // What is wrong on a phone alone is a matter of layout, the same in both schemes.
        if (device === "desktop" || colorScheme === "light")
          expect(await violations(page), `${device}, ${colorScheme}`).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth),
          `${device}, ${colorScheme}`,
        ).toBeLessThanOrEqual(width);
      }
    }
    found.set(path, await linksOf(page));
    expect(seen).toEqual({ outside: [], errors: [] });
    await page.close();
  });

  test("has links and anchors that lead somewhere", () => {
    expect(found.size).toBe(paths.length);
    expect(brokenLinks(origin, base, inject("folder"), found)).toEqual([]);
    const links = [...found.values()].flatMap((page) => page.links);
    console.log(
      `${paths.length} pages, ${links.length} links, ${links.filter((link) => link.includes("#")).length} of them to anchors`,
    );
  });

  test.each(paths.filter((path) => path.includes("/redoc/")))(
    "%s shows each operation under the address that its menu has",
    async (path) => {
      const routes = [...new Set(found.get(path)?.links.map((link) => new URL(link).hash) ?? [])].filter((hash) =>
        /^#\/[^/]+\/./.test(hash),
      );
      expect(routes.length).toBeGreaterThan(0);
      for (const route of [...routes, "#/no/such"]) {
        const page = await browser.newPage();
        await page.goto(origin + path + route);
        await settled(page);
        const moved = page
          .waitForFunction(() => scrollY > 0, undefined, { timeout: 5_000 })
          .then(
            () => true,
            () => false,
          );
        expect(await moved, route).toBe(route !== "#/no/such");
        await page.close();
      }
    },
  );
});

describe("the checks above", () => {
  test("notice a request to another host, an error and a page too wide", async () => {
    const page = await browser.newPage();
    const seen = watch(page, origin);
    await page.goto(`${origin}${base}evidence/`);
    await page.evaluate(() => {
      new Image().src = "https://cdn.example.net/logo.svg";
      console.error("something is wrong");
    });
    await expect.poll(() => seen.errors.length).toBeGreaterThan(1);
    expect(seen.outside).toEqual(["https://cdn.example.net/logo.svg"]);
    await page.close();
  });

  test("notice what axe finds", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}${base}evidence/`);
    await page.evaluate(axe);
    await page.evaluate(() =>
      document
        .querySelector("main")
        ?.append(document.createElement("img"), Object.assign(document.createElement("button"), { id: "mute" })),
    );
    expect((await violations(page)).map((text) => text.split(":")[0])).toEqual(["button-name", "image-alt"]);
    await page.close();
  });

  test("notice a link to a missing page, a missing anchor and a path above the site", () => {
    const links = [
      `${origin}${base}nowhere/`,
      `${origin}${base}evidence/#nowhere`,
      `${origin}/cloudlx/`,
      `${origin}${base}evidence/#page`,
      "https://example.org/",
    ];
    const pages = new Map([
      ["/a/", { links, anchors: [] }],
      [`${base}evidence/`, { links: [], anchors: ["page"] }],
    ]);
    expect(brokenLinks(origin, base, inject("folder"), pages)).toEqual([
      `/a/: ${links[0]} is not there`,
      `/a/: ${links[1]} has no such anchor`,
      `/a/: ${links[2]} leaves the base path`,
    ]);
  });
});

/** Until Redocly has drawn what it draws later, and a change of colours has come to rest. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.body.innerText.includes("Loading..."));
  await page.waitForTimeout(150);
}
