import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { loadProvider } from "../src/model/provider.ts";
import { withInertTexts } from "../src/model/inert.ts";
import { redocPage } from "../src/output/redoc.ts";
import { withPolicy } from "../src/output/csp.ts";
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
  test.each(hostile)("%j", (text) => {
    const { description } = withInertTexts({ description: text });
    expect(description).not.toMatch(/<[a-z/!?]|&[#a-z]|(javascript|vbscript|data)[\s\\]*:/i);
    expect(description.replaceAll("\u2060", "")).toBe(text);
  });
});

test("no script of a document runs on Redocly's page, and none has a hash in the policy", async () => {
  const { name, ...provider } = await loadProvider("cloudlx");
  const original = structuredClone(provider.original);
  original.info.description = hostile.join("\n\n");
  for (const schema of Object.values(original.components?.schemas ?? {})) schema.description = hostile.join("\n\n");
  const scripts = (html: string) => html.match(/<script/g)?.length;
  const hashes = (html: string) => /script-src ([^;]*)/.exec(html)?.[1]?.match(/sha256-/g)?.length;
  const harmless = readFileSync(join(inject("folder"), name, "redoc", "index.html"), "utf8");
  const attacked = withPolicy(
    await redocPage({ ...provider, name, document: withInertTexts(original) }, { base }),
    "styles",
  );
  expect(scripts(attacked)).toBe(scripts(harmless));
  expect(hashes(attacked)).toBe(hashes(harmless));
  expect(attacked).not.toMatch(/<(img|svg|iframe)[^>]*(onerror|onload|srcdoc)/);
  expect(attacked).not.toMatch(/href="\s*javascript:/i);
});
