import { chromium, type Page } from "playwright-core";
import { test as plain, inject } from "vitest";

/**
 * A test with the shared browser and, as it asks for them, with
 * - `visit`: the page of all tests of the file, which goes from address to address as a reader's does, and what it did
 *   since the test began. A page costs more than most tests.
 * - `page`: a page in a context of its own, for a test that changes or looks at more than the page.
 */
export const test = plain
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern what a fixture needs.
  .extend("browser", { scope: "file" }, async ({}, { onCleanup }) => {
    const browser = await chromium.connect(inject("browser"));
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("page", async ({ browser }, { onCleanup }) => {
    const page = await browser.newPage();
    onCleanup(() => page.close());
    return page;
  })
  .extend("shared", { scope: "file" }, async ({ browser }, { onCleanup }) => {
    const page = await browser.newPage();
    onCleanup(() => page.close());
    return { page, seen: watch(page) };
  })
  .extend("visit", async ({ shared: { page, seen } }) => {
    // It stays where it is: another address in between is another process of the browser's.
    await page.unrouteAll();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: "light" });
    return { page, seen: Object.assign(seen, { outside: [], errors: [] }) };
  });

/** What a page did that it should not. */
interface Watch {
  /** Requests to another origin than the site's, whether or not they came through. */
  outside: string[];
  /** Errors on the console, uncaught ones, and answers of 400 and above. */
  errors: string[];
}

/** Records what a page requests and which errors it reports, from now on. */
function watch(page: Page): Watch {
  const seen: Watch = { outside: [], errors: [] };
  const origin = inject("origin");
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) seen.outside.push(url);
  });
  page.on(
    "response",
    (response) => response.status() >= 400 && seen.errors.push(`${response.status()} ${response.url()}`),
  );
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  page.on("pageerror", (error) => seen.errors.push(error.message));
  return seen;
}
