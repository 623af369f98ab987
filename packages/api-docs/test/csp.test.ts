import type { Page } from "playwright-core";
import { describe, expect, inject } from "vitest";
import { withPolicy } from "../src/output/csp.ts";
import { test } from "./support/browser.ts";
import { base } from "./support/site.ts";

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A</title><style>p { color: red }</style></head><body><p style="margin: 1px">text</p><script>document.title = "ran";</script></body></html>`;

/** Opens a text as a page of the site, and says what its policy kept from happening. */
async function open(page: Page, text: string) {
  const refused: string[] = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  await page.route("**/policy.html", (route) => route.fulfill({ body: text, contentType: "text/html" }));
  await page.goto(`${inject("origin")}${base}policy.html`);
  return refused;
}

describe("the policy of a page", () => {
  test("lets its own scripts and styles through", async ({ visit: { page } }) => {
    const refused = await open(page, withPolicy(html));
    expect([await page.title(), refused]).toEqual(["ran", []]);
  });

  test("refuses a script, a style and a request that the page was not built with", async ({ visit: { page } }) => {
    const added = withPolicy(html).replace(
      "</body>",
      `<script>document.title = "injected";</script><p style="margin: 2px"></p><img src="https://cdn.example.net/a.svg" alt=""></body>`,
    );
    const refused = await open(page, added);
    expect(await page.title()).toBe("ran");
    expect(refused.map((text) => /directive:? ['"](\w+-src)/.exec(text)?.[1]).toSorted()).toEqual([
      "img-src",
      "script-src",
      "style-src",
    ]);
  });

  test("stays as it is where a page brings its own", () => {
    const own = html.replace(
      "<title>",
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>`,
    );
    expect(withPolicy(own)).toBe(own);
  });
});
