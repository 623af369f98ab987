import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launch } from "./support/browser.ts";
import { base } from "./support/build.ts";
import { allPaths } from "./support/pages.ts";

const origin = inject("origin");
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** The bytes of all files that a page asks for by itself, each gzipped as a host would send it. */
async function weight(path: string): Promise<number> {
  const page = await browser.newPage();
  const files = new Set<string>();
  page.on(
    "request",
    (request) =>
      request.url().startsWith(origin + base) && files.add(new URL(request.url()).pathname.slice(base.length)),
  );
  await page.goto(origin + path, { waitUntil: "load" });
  await page.close();
  return [...files].reduce(
    (sum, file) =>
      sum +
      gzipSync(readFileSync(join(inject("folder"), file === "" || file.endsWith("/") ? `${file}index.html` : file)))
        .length,
    0,
  );
}

describe("a page with all its files, gzipped", () => {
  test("is under 150 kB for the front page and every page of text, and under 900 kB for Redocly's", async () => {
    const weights: Record<string, number> = {};
    for (const path of allPaths(base)) weights[path] = await weight(path);
    console.log(
      Object.entries(weights)
        .map(([path, bytes]) => `${path} ${(bytes / 1000).toFixed(1)} kB`)
        .join("\n"),
    );
    const tooHeavy = Object.entries(weights).filter(
      ([path, bytes]) => bytes >= (path.includes("/redoc/") ? 900_000 : 150_000),
    );
    expect(tooHeavy).toEqual([]);
  });
});
