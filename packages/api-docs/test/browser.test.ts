import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { listOperations } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, inject } from "vitest";
import { appearanceProblems } from "./support/appearance.ts";
import { violations } from "./support/axe.ts";
import { test, watch } from "./support/browser.ts";
import { brokenLinks, linksOf, type PageLinks } from "./support/links.ts";
import { allPaths, base } from "./support/site.ts";
import { circumstances, Unchanged } from "./support/unchanged.ts";

const screenshots = fileURLToPath(new URL("../screenshots", import.meta.url));
const origin = inject("origin");
const paths = allPaths();
/** Pages to look at in every appearance: of those that differ in their text alone, the largest. */
const models = new Set(
  new Map(paths.toSorted((a, b) => sizeOf(a) - sizeOf(b)).map((path) => [kindOf(path), path])).values(),
);
/** Of the others, axe would say what it has said of their model. The workflow that publishes the site asks all the same. */
const looksAtAll = process.env["DEMARC_PAGES"] === "all";
const found = new Map<string, PageLinks>();
const weights = new Map<string, number>();

/** What the checks over all pages need of one: links without the origin, whose port differs from run to run. */
interface Looked {
  links: PageLinks;
  weight: number;
}
let unchanged: Unchanged<Looked>;

test.beforeAll(({ browser }) => {
  mkdirSync(screenshots, { recursive: true });
  const file = fileURLToPath(new URL("../reports/looked-at.json", import.meta.url));
  unchanged = new Unchanged(file, circumstances(inject("folder"), browser.version()));
});
afterAll(() => unchanged.keep());

describe("every page", () => {
  test.for(paths)("%s requests nothing outside, reports no error, is accessible and fits", async (path, { visit }) => {
    const { page, seen } = visit;
    const content = `${path} ${models.has(path)} ${readFileSync(join(inject("folder"), fileOf(path.slice(base.length))), "utf8")}`;
    const before = unchanged.of(content);
    if (before) {
      found.set(path, { ...before.links, links: before.links.links.map((link) => link.replace(/^(?=\/)/, origin)) });
      weights.set(path, before.weight);
      return;
    }
    await page.goto(origin + path);
    await rendered(page);
    await page.evaluate(() => document.querySelector(".try-it")?.setAttribute("open", ""));
    expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').count()).toBe(1);
    const file = path.slice(1).replaceAll("/", "_");
    const screenshot = (name: string) => join(screenshots, `${file}${name}.jpg`);
    const extent = models.has(path)
      ? { screenshot, withoutAxe: "phone-dark" }
      : { only: ["phone-light"], ...(!looksAtAll && { withoutAxe: "phone-light" }), colors: false };
    expect(await appearanceProblems(page, extent)).toEqual([]);
    const links = await linksOf(page);
    const bytes = weight(await filesOf(page));
    expect(seen).toEqual({ outside: [], errors: [] });
    found.set(path, links);
    weights.set(path, bytes);
    const own = links.links.map((link) => (link.startsWith(`${origin}/`) ? link.slice(origin.length) : link));
    unchanged.passed(content, { links: { ...links, links: own }, weight: bytes });
  });

  test("weighs under 150 kB with all its files, gzipped, and Redocly's under 100 kB beside its one script", () => {
    expect(weights.size).toBe(paths.length);
    console.log([...weights].map(([path, bytes]) => `${path} ${(bytes / 1000).toFixed(1)} kB`).join("\n"));
    const script = gzippedSize("redoc.js");
    expect([...weights].filter(([path, bytes]) => bytes >= (isRedocly(path) ? script + 100_000 : 150_000))).toEqual([]);
  });

  test("has links and anchors that lead somewhere", () => {
    expect(found.size).toBe(paths.length);
    expect(brokenLinks(origin, base, inject("folder"), found)).toEqual([]);
    const links = [...found.values()].flatMap((page) => page.links);
    console.log(
      `${paths.length} pages, ${links.length} links, ${links.filter((link) => link.includes("#")).length} of them to anchors`,
    );
  });
});

describe("Redocly's page", () => {
  test.for(listProviders())(
    "of %s opens at each operation by the address in its menu",
    async (provider, { visit: { page } }) => {
      const path = `${base}${provider}/redoc/`;
      const routes = new Set(found.get(path)?.links.map((link) => new URL(link).hash));
      // The menu shows the operations of a tag once the tag is opened.
      const operations = listOperations((await loadSpec(provider)).document).flatMap(({ operationId, object }) => {
        const route = [...routes].find((hash) => hash.toLowerCase().endsWith(`/${operationId.toLowerCase()}`));
        return route === undefined ? [] : [{ operationId, object, route }];
      });
      expect(operations.length).toBeGreaterThan(0);
      // Each takes a second. The first and the last can differ in what of the page is drawn.
      for (const { operationId, object, route } of new Set([...operations.slice(0, 1), ...operations.slice(-1)])) {
        await openAfresh(page, `${origin}${path}${route}`);
        await headingAtTop(page, object.summary ?? operationId);
      }
    },
  );

  test("says so where no operation has the address", async ({ visit: { page } }) => {
    await openAfresh(page, `${origin}${base}cloudlx/redoc/#/no/such`);
    await headingAtTop(page, "No page at this address");
  });
});

describe("the checks above", () => {
  test("report a request to another host and an error", async ({ page }) => {
    const seen = watch(page);
    await page.goto(`${origin}${base}evidence/`);
    await page.evaluate(() => {
      new Image().src = "https://cdn.example.net/logo.svg";
      console.error("something is wrong");
    });
    await expect.poll(() => seen.errors.length).toBeGreaterThan(1);
    expect(seen.outside).toEqual(["https://cdn.example.net/logo.svg"]);
  });

  test("report what axe finds, and a page that is too wide", async ({ page }) => {
    await page.goto(`${origin}${base}evidence/`);
    await page.evaluate(() => {
      const button = Object.assign(document.createElement("button"), { id: "mute" });
      document.querySelector("main")?.append(document.createElement("img"), button);
    });
    expect((await violations(page)).map((text) => text.split(":")[0])).toEqual(["button-name", "image-alt"]);
    await page.evaluate(() => (document.querySelector("main")!.style.minWidth = "700px"));
    expect((await appearanceProblems(page)).filter((text) => text.endsWith("px wide"))).toEqual([
      expect.stringContaining("phone-dark: 7"),
      expect.stringContaining("phone-light: 7"),
    ]);
  });

  test("report a link to a missing page, a missing anchor and a path above the site", () => {
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

/** The path, but one for all operations, and for the pages of all providers but their guides, which people wrote. */
function kindOf(path: string): string {
  const provider = listProviders().find((name) => path.startsWith(`${base}${name}/`) && !path.endsWith("/guide/"));
  return path.replace(`/${provider}/`, "/").replace(/(?<=\/operations\/).+/, "");
}

function sizeOf(path: string): number {
  return readFileSync(join(inject("folder"), fileOf(path.slice(base.length)))).length;
}

const isRedocly = (path: string) => path.includes("/redoc/");

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

/** The files of the site that a page has loaded by itself, cached ones included, and the page itself. */
async function filesOf(page: Page): Promise<Set<string>> {
  const urls = await page.evaluate(() => [
    location.href,
    ...performance.getEntriesByType("resource").map(({ name }) => name),
  ]);
  return new Set(urls.filter((url) => url.startsWith(origin + base)).map((url) => new URL(url).pathname));
}

/** The bytes of all files, each gzipped as a host would send it. */
function weight(files: Set<string>): number {
  return [...files].reduce((sum, path) => {
    const file = path.slice(base.length);
    return sum + gzippedSize(fileOf(file));
  }, 0);
}

function fileOf(path: string): string {
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

function gzippedSize(file: string): number {
  return gzipSync(readFileSync(join(inject("folder"), file))).length;
}
