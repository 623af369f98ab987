import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { listOperations } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import type { Page } from "playwright-core";
import { describe, expect, inject } from "vitest";
import { appearanceProblems, looksAtAll, widthOf } from "./support/appearance.ts";
import { test } from "./support/browser.ts";
import { brokenLinks, linksOf } from "./support/links.ts";
import { allPaths, base } from "./support/site.ts";

const screenshots = fileURLToPath(new URL("../screenshots", import.meta.url));
const origin = inject("origin");
/** The HTML of every page by its path; of Redocly's, in the end, as its script has rendered it. */
const pages = new Map(allPaths().map((path) => [path, readFileSync(fileOf(path), "utf8")]));
/** The pages to look at in a browser: of those that are made alike, and differ in their text alone, the largest. */
const largest = new Map(
  [...pages].toSorted(([, a], [, b]) => a.length - b.length).map(([path]) => [kindOf(path), path]),
);
const models = looksAtAll ? [...pages.keys()] : [...largest.values()];
/** The files that the pages of a kind load beside themselves. */
const loaded = new Map<string, string[]>();
const policy = /<meta http-equiv="Content-Security-Policy" content="(.*?)"\s*\/?>/g;

describe("Redocly's page", () => {
  test.for(listProviders())(
    "of %s opens at an operation by the address in its menu",
    async (provider, { visit: { page, seen } }) => {
      const path = `${base}${provider}/redoc/`;
      await openAfresh(page, origin + path);
      const html = await page.content();
      pages.set(path, html);
      const hashes = linksOf(html, origin + path).links.map((link) => new URL(link).hash);
      // The menu shows the operations of a tag once the tag is opened.
      const routes = listOperations((await loadSpec(provider)).document).flatMap(({ operationId, object }) => {
        const route = hashes.find((hash) => hash.toLowerCase().endsWith(`/${operationId.toLowerCase()}`));
        return route === undefined ? [] : [{ title: object.summary ?? operationId, route }];
      });
      // Before the page is scrolled to the last, nothing of it is drawn.
      const { title, route } = routes.at(-1)!;
      await openAfresh(page, `${origin}${path}${route}`);
      await headingAtTop(page, title);
      expect(seen).toEqual({ outside: [], errors: [] });
    },
  );

  test("says so where no operation has the address", async ({ visit: { page } }) => {
    await openAfresh(page, `${origin}${base}cloudlx/redoc/#/no/such`);
    await headingAtTop(page, "No page at this address");
  });
});

describe("the model of a kind of page", () => {
  test.for(models)("%s requests nothing outside, reports no error, is accessible and fits", async (path, { visit }) => {
    const { page, seen } = visit;
    await page.goto(origin + path);
    await rendered(page);
    await page.evaluate(() => document.querySelector(".try-it")?.setAttribute("open", ""));
    loaded.set(kindOf(path), await filesOf(page));
    mkdirSync(screenshots, { recursive: true });
    const screenshot = (name: string) => join(screenshots, `${path.slice(1).replaceAll("/", "_")}${name}.jpg`);
    expect(await appearanceProblems(page, looksAtAll ? screenshot : undefined)).toEqual([]);
    expect(seen).toEqual({ outside: [], errors: [] });
  });
});

describe("every page", () => {
  test("has one policy, by which it loads nothing from elsewhere", () => {
    for (const [path, html] of pages) {
      const [[, content = ""] = [], ...others] = html.matchAll(policy);
      expect(others, path).toEqual([]);
      expect(content, path).toMatch(/^default-src 'none';/);
      expect(content, path).not.toMatch(/https?:|\*/);
    }
  });

  test("skips no level of headings", () => {
    for (const [path, html] of pages) {
      if (isRedocly(path)) continue;
      const [, main = ""] = /<main\b([^]*)<\/main>/.exec(html) ?? [];
      const levels = [...main.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
      expect(levels.length, path).toBeGreaterThan(0);
      levels.reduce((before, level) => (expect(level, path).toBeLessThanOrEqual(before + 1), level), 1);
    }
  });

  test("fits a phone", async ({ page }) => {
    // Put in place of each other in the frame of a model, without their scripts: opening each takes several times as long.
    const frame = pages.get(largest.get(kindOf(`${base}cloudlx/operations/list-customers/`))!)!;
    const css = [...frame.matchAll(/<link rel="stylesheet" href="([^"]*)">/g)].map(([, path = ""]) => fileOf(path));
    const styles = css.map((file) => readFileSync(file, "utf8")).join("");
    await page.setViewportSize({ width: 360, height: 800 });
    await page.setContent(
      frame.replace(policy, `<style>${styles}</style>`).replaceAll(/<script\b[^]*?<\/script>|<link\b[^>]*>/g, ""),
    );
    const widthWith = async (html: string) => {
      const main = /<main\b[^]*<\/main>/.exec(html)?.[0] ?? "";
      await page.evaluate((text) => (document.querySelector("main")!.outerHTML = text), main);
      return widthOf(page);
    };
    for (const [path, html] of pages)
      if (!models.includes(path) && !isRedocly(path)) expect(await widthWith(html), path).toBe(360);
    const [text = ""] = pages.values();
    expect(await widthWith(text.replace("<main", '<main style="min-width: 700px"'))).toBeGreaterThan(690);
  });

  test("weighs under 150 kB with all its files, gzipped, and Redocly's under 100 kB beside its one script", () => {
    const own = (path: string) => gzippedSize(fileOf(path));
    const shared = (path: string) => loaded.get(kindOf(path))!.reduce((sum, file) => sum + own(file), 0);
    const weights = [...pages.keys()].map((path) => [path, own(path) + shared(path)] as const);
    console.log(weights.map(([path, bytes]) => `${path} ${(bytes / 1000).toFixed(1)} kB`).join("\n"));
    const script = own(`${base}redoc.js`);
    expect(weights.filter(([path, bytes]) => bytes >= (isRedocly(path) ? script + 100_000 : 150_000))).toEqual([]);
  });

  test("has links and anchors that lead somewhere", () => {
    const found = new Map([...pages].map(([path, html]) => [path, linksOf(html, origin + path)]));
    expect(brokenLinks(origin, base, inject("folder"), found)).toEqual([]);
    const links = [...found.values()].flatMap((page) => page.links);
    expect(links.length).toBeGreaterThan(1000);
    console.log(
      `${pages.size} pages, ${links.length} links, ${links.filter((link) => link.includes("#")).length} of them to anchors`,
    );
  });
});

describe("the checks above", () => {
  test("report a request to another host and an error", async ({ visit: { page, seen } }) => {
    await page.goto(`${origin}${base}evidence/`);
    await page.evaluate(() => {
      new Image().src = "https://cdn.example.net/logo.svg";
      console.error("something is wrong");
    });
    await expect.poll(() => seen.errors.length).toBeGreaterThan(1);
    expect(seen.outside).toEqual(["https://cdn.example.net/logo.svg"]);
  });

  test("report what axe finds, also among what repeats itself, and a page that is too wide", async ({
    visit: { page },
  }) => {
    await page.goto(`${origin}${base}evidence/`);
    await page.evaluate(() => {
      const entries = ["one", "two", "three", "<button></button>", "five"].map((text) => `<li>${text}</li>`);
      const main = document.querySelector("main")!;
      main.insertAdjacentHTML("beforeend", `<ul id="entries">${entries.join("")}</ul><img src="data:,">`);
      main.style.minWidth = "700px";
    });
    const problems = await appearanceProblems(page);
    expect(problems.map((text) => /^[\w-]+: (?:\d+ px wide|[\w-]+)/.exec(text)?.[0])).toEqual([
      expect.stringMatching(/^phone: 7\d\d px wide/),
      ...["desktop-light", "phone-light"].flatMap((name) => [`${name}: button-name`, `${name}: image-alt`]),
    ]);
    expect(await page.locator("#entries").innerText()).toMatch(looksAtAll ? /five/ : /^one\s+two\s*$/);
  });

  test("report a link to a missing page, a missing anchor and a path above the site", () => {
    const links = [
      `${origin}${base}nowhere/`,
      `${origin}${base}evidence/#nowhere`,
      `${origin}/cloudlx/`,
      `${origin}${base}evidence/#page`,
      "https://example.org/",
    ];
    const found = new Map([
      ["/a/", { links, anchors: [] }],
      [`${base}evidence/`, { links: [], anchors: ["page"] }],
    ]);
    expect(brokenLinks(origin, base, inject("folder"), found)).toEqual([
      `/a/: ${links[0]} is not there`,
      `/a/: ${links[1]} has no such anchor`,
      `/a/: ${links[2]} leaves the base path`,
    ]);
  });
});

/**
 * The path, but one for all operations, for the pages of all providers, and for those that people wrote: they have the
 * same elements, and their levels of headings and their widths are looked at on each.
 */
function kindOf(path: string): string {
  const provider = listProviders().find((name) => path.startsWith(`${base}${name}/`));
  return path
    .replace(`/${provider}/`, "/provider/")
    .replace(/(?<=\/operations\/).+/, "")
    .replace(/\/clients\/.+|\/(mock|evidence)\/$/, "/written/");
}

const isRedocly = (path: string) => path.endsWith("/redoc/");

/** Until Redocly's script has rendered its page. */
async function rendered(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.body.innerText.includes("Loading..."));
}

/** Loads a page anew even if only the part behind the # differs. */
async function openAfresh(page: Page, url: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(url);
  await rendered(page);
}

/** Until a heading stands in the upper half of the window. */
async function headingAtTop(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const heading = [...document.querySelectorAll("h1, h2")].find(({ textContent }) => textContent === wanted);
    const top = heading?.getBoundingClientRect().top ?? -1;
    return top >= 0 && top < innerHeight / 2;
  }, text);
}

/** The paths of the site's files that a page has loaded by itself, cached ones included. */
async function filesOf(page: Page): Promise<string[]> {
  const urls = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  return [...new Set(urls.filter((url) => url.startsWith(origin + base)).map((url) => new URL(url).pathname))];
}

function fileOf(path: string): string {
  return join(inject("folder"), path.slice(base.length), path.endsWith("/") ? "index.html" : "");
}

/** How many bytes of a file a host would send. */
function gzippedSize(file: string): number {
  return existsSync(`${file}.gz`) ? statSync(`${file}.gz`).size : gzipSync(readFileSync(file)).length;
}
