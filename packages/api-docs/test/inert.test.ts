import type { OpenApiDocument } from "@demarc/openapi";
import { describe, expect, inject } from "vitest";
import { loadProvider } from "../src/model/provider.ts";
import { withInertTexts } from "../src/model/inert.ts";
import { redocBundle, redocPage } from "../src/output/redoc.ts";
import { withPolicy } from "../src/output/csp.ts";
import { test } from "./support/browser.ts";
import { base } from "./support/site.ts";

const hostile = [
  "<script>globalThis.ran = 1</script>",
  "<img src=x onerror=alert(1)>",
  "text </script><script>globalThis.ran = 1</script>",
  "    <iframe srcdoc='<script>globalThis.ran = 1</script>'></iframe>",
  "```\n<script>globalThis.ran = 1</script>",
  "`<svg onload=alert(1)>",
  "[a link](javascript:alert(1))",
  "[a link](< java\tscript\\:alert(1)>)",
  "[a link](java&#115;cript&colon;alert(1))",
  "[a link][x]\n\n[x]: JavaScript:alert(1)",
  "<javascript:alert(1)>",
  "![x](data:text/html;base64,PHNjcmlwdD4=)",
  "<!-- -->",
  "&lt;script&gt;globalThis.ran = 1&lt;/script&gt;",
];

describe("a text of a document is no HTML, and runs nothing", () => {
  test.for(hostile)("%j", (text) => {
    const { description } = withInertTexts({ description: text });
    expect(description).not.toMatch(/<[a-z/!?]|&[#a-z]|(javascript|vbscript|data)[\s\\]*:/i);
    expect(description.replaceAll("\u2060", "")).toBe(text);
  });
});

test("no text of a document runs anything on Redocly's page", async ({ visit: { page } }) => {
  const { name, ...provider } = await loadProvider("cloudlx");
  const original = structuredClone(provider.original);
  original.info.description = hostile.join("\n\n");
  for (const schema of Object.values(original.components?.schemas ?? {})) schema.description = hostile.join("\n\n");
  const render = (document: OpenApiDocument) =>
    withPolicy(redocPage({ ...provider, name, document }, { base }), "styles");
  const scripts = (html: string) => html.match(/<script/g)?.length;
  const attacked = render(withInertTexts(original));
  expect(scripts(attacked)).toBe(scripts(render(provider.document)));
  const address = `${inject("origin")}${base}attacked/`;
  await page.route(address, (route) => route.fulfill({ body: attacked, contentType: "text/html" }));
  // The browser lets a page that it was handed load nothing from this machine.
  await page.route("**/redoc.js", (route) => route.fulfill({ body: redocBundle(), contentType: "text/javascript" }));
  await page.goto(address);
  await page.locator("h1", { hasText: "CloudLX" }).first().waitFor();
  expect(await page.locator("body").innerText()).toContain("onerror=alert(1)");
  expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
  expect(await page.locator('main :is([onerror], [onload], iframe, script, a[href*="script:" i])').count()).toBe(0);
});
