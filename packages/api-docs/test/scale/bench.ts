import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium, type Page } from "playwright-core";
import { columnsOf } from "@demarc/contract-report/text";
import { buildSite } from "../../src/build.ts";
import { loadSite } from "../../src/model/site.ts";
import { serveSite } from "../../src/serve.ts";
import { launchOptions } from "../support/launch.ts";
import { manyProviders } from "./providers.ts";

// The site with twenty providers and five hundred operations: how long it takes to build, what its pages weigh, and
// how soon its search answers. Fails where a target is missed.

const folder = fileURLToPath(new URL("../../.site/scale", import.meta.url));
const site = await loadSite();
const model = site.providers.toSorted((a, b) => b.operations.length - a.operations.length)[0]!;
const providers = manyProviders(model, 20, 25);

const began = performance.now();
const before = process.cpuUsage();
await buildSite({
  base: "/",
  outDir: folder,
  content: { ...site, contract: undefined, mutation: undefined, providers },
});
const buildSeconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(before);

const sizes = globSync("**/*.html", { cwd: folder }).map((file) => [file, gzippedSize(file)] as const);
const largest = sizes.toSorted(([, a], [, b]) => b - a)[0]!;

const server = await serveSite(folder, "/", 0);
const browser = await chromium.launch(launchOptions);
const page = await browser.newPage();
const operation = providers[9]!.places.operation(providers[9]!.operations[0]!).slice(1);
await page.goto(server.address + operation, { waitUntil: "networkidle" });
const loaded = (await loadedFiles(page)).map((file) => file || `${operation}index.html`);
const links = await page.locator("nav.sidebar a").count();
const times: number[] = [];
await page.locator(".search-open:enabled").click();
for (const words of [
  "create customer",
  "create customer",
  "relm",
  "licence type",
  "pagination",
  "error handling",
  "list",
])
  times.push(await searchTime(page, words));
await browser.close();
await server.close();

const kB = (bytes: number) => bytes / 1000;
const rows: [figure: string, value: number, unit: string, target: number][] = [
  ["build", buildSeconds, "s", 60],
  ["build, processor time of the main process", (user + system) / 1e6, "s", 60],
  [`largest page, ${largest[0]}`, kB(largest[1]), "kB", 300],
  [
    "an operation's page with all that it loads",
    kB(loaded.reduce((sum, file) => sum + gzippedSize(file), 0)),
    "kB",
    150,
  ],
  // The operations of its provider, the other providers, and what concerns all.
  ["links in its sidebar", links, "", 25 + 20 + 20],
  ["search index, loaded when the search is opened", kB(gzippedSize("search.json")), "kB", 1000],
  ["first search, with its index", times[0]!, "ms", 1000],
  ["slowest search after it", Math.max(...times.slice(1)), "ms", 100],
];
console.log(
  `${sizes.length} pages of ${providers.length} providers, ${providers.flatMap((each) => each.operations).length} operations\n`,
);
const texts = rows.map(([figure, value, unit, target]) => [
  figure,
  `${value.toFixed(1)} ${unit}`,
  `below ${target} ${unit}`,
  value < target ? "" : "missed",
]);
const { line } = columnsOf([["figure", "measured", "target", ""], ...texts]);
for (const row of [["figure", "measured", "target", ""], ...texts]) console.log(line(row));
process.exitCode = rows.every(([, value, , target]) => value < target) ? 0 : 1;

function gzippedSize(file: string): number {
  return gzipSync(readFileSync(join(folder, file))).length;
}

/** The files that a page has loaded by itself, from the top of the site. */
function loadedFiles(from: Page): Promise<string[]> {
  return from.evaluate(() => [
    "",
    ...performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname.slice(1)),
  ]);
}

/** How long it takes from typing the words until the hits stand in the dialog, in milliseconds. */
function searchTime(on: Page, words: string): Promise<number> {
  return on.evaluate(async (value) => {
    const list = document.querySelector("dialog[open] ol")!;
    const changed = new Promise<void>((resolve) =>
      new MutationObserver(() => resolve()).observe(list, { childList: true }),
    );
    const field = document.querySelector<HTMLInputElement>("dialog[open] input")!;
    const start = performance.now();
    field.value = value;
    field.dispatchEvent(new Event("input"));
    await changed;
    return performance.now() - start;
  }, words);
}
