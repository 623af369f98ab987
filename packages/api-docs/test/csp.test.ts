import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { withPolicy } from "../src/output/csp.ts";
import { launch } from "./support/browser.ts";
import { base } from "./support/build.ts";

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A</title><style>p { color: red }</style></head><body><p style="margin: 1px">text</p><script>document.title = "ran";</script></body></html>`;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Opens a text as a page of the site, and says what its policy kept from happening. */
async function open(text: string) {
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  await page.route("**/policy.html", (route) => route.fulfill({ body: text, contentType: "text/html" }));
  await page.goto(`${inject("origin")}${base}policy.html`);
  return { page, refused };
}

describe("the policy of a page", () => {
  test("lets its own scripts and styles through", async () => {
    const { page, refused } = await open(withPolicy(html));
    expect([await page.title(), refused]).toEqual(["ran", []]);
    await page.close();
  });

  test("refuses a script, a style and a request that the page was not built with", async () => {
    const added = withPolicy(html).replace(
      "</body>",
      `<script>document.title = "injected";</script><p style="margin: 2px"></p><img src="https://cdn.example.net/a.svg" alt=""></body>`,
    );
    const { page, refused } = await open(added);
    expect(await page.title()).toBe("ran");
    expect(refused.map((text) => /directive:? ['"](\w+-src)/.exec(text)?.[1]).sort()).toEqual([
      "img-src",
      "script-src",
      "style-src",
    ]);
    await page.close();
  });

  test("stays as it is where a page brings its own", () => {
    const own = html.replace(
      "<title>",
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>`,
    );
    expect(withPolicy(own)).toBe(own);
  });
});
