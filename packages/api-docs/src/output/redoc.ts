import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { at, fromPointer, toPointer, type Evidenced, type OpenApiDocument, type Json } from "@demarc/openapi";
import { escapeMarkup } from "@demarc/contract-report/text";
import type { Address } from "../model/address.ts";
import { blocks } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import { erratumLink, marks } from "../text/proof.ts";

/** The script of all of Redocly's pages, below the base path. */
export const redocScript = "redoc.js";

/** The content of that script: Redoc, which comes with Redocly's command line. */
export function redocBundle(): string {
  const folder = dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json"));
  // It would ask its maker's server for a logo.
  return readFileSync(join(folder, "lib", "chunks", "redoc.standalone.js"), "utf8").replaceAll(
    /https:\/\/cdn\.redoc\.ly\/redoc\/[\w-]+\.svg/g,
    emptyImage,
  );
}

const emptyImage = "data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 width=%271%27 height=%271%27/%3E";
const css = readFileSync(new URL("../../theme/redoc.css", import.meta.url), "utf8");

/** The reference of a provider as one page, rendered by Redocly in the browser, with nothing to load but the script. */
export function redocPage(provider: Provider, { base, site = "" }: Address): string {
  const definition = JSON.stringify(annotated(provider, base)).replaceAll("<", String.raw`\u003c`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(provider.document.info.title)}</title>
<link rel="canonical" href="${site}${base}${provider.name}/redoc/">
<link rel="icon" href="${base}favicon.svg">
<style>${css}</style>
</head>
<body>
<noscript><p>This page needs JavaScript. <a href="${base}${provider.name}/">The other pages</a> say the same without it.</p></noscript>
<div id="redoc">Loading...</div>
<script type="module">
import { init } from "${base}${redocScript}";
// Its menu is no landmark.
new MutationObserver(() => {
  const menu = document.querySelector(".menu-content:not([role])");
  menu?.setAttribute("role", "navigation");
  menu?.setAttribute("aria-label", "Contents");
}).observe(document.body, { childList: true, subtree: true });
init(${definition}, { disableTelemetry: true }, document.getElementById("redoc"));
</script>
</body>
</html>
`;
}

/** A copy of the document whose descriptions say how well each place is known and link to its errata. */
export function annotated(provider: Provider, base: string): OpenApiDocument {
  const document = structuredClone(provider.document);
  const notes = new Map<string, string[]>();
  for (const [pointer, { evidence }] of provider.proofs) {
    const node = described(document, pointer);
    if (!node) continue;
    node.description = blocks(node.description.trim(), marks(provider, node).replaceAll("](/", `](${base}`));
    notes.set(pointer, [`Evidence: [${evidence}](${base}evidence/#${evidence})`]);
  }
  for (const erratum of provider.errata.errata) {
    const keys = fromPointer(erratum.at);
    const around = keys.map((_, index) => toPointer(keys.slice(0, keys.length - index)));
    const place = around.find((pointer) => described(document, pointer)) ?? "/info";
    const link = `[Erratum: ${erratum.title}](${base.slice(0, -1)}${erratumLink(provider, erratum)})`;
    notes.set(place, [...(notes.get(place) ?? []), link]);
  }
  for (const [pointer, texts] of notes) {
    const node = at(document, pointer) as { description?: string };
    node.description = blocks(node.description?.trim(), texts.join(" · "));
  }
  const { info } = document;
  const pages = `[Overview, guide, errata and code samples](${base}${provider.name}/)`;
  info.description = blocks(pages, info.description?.trim());
  return document;
}

/** The object at a place, where it shows a description: operations, parameters and schemas do; a media type has none. */
function described(document: OpenApiDocument, pointer: string): (Evidenced & { description: string }) | undefined {
  const node = at(document, pointer) as (Evidenced & { description?: Json; $ref?: string }) | null | undefined;
  const isShown = typeof node === "object" && typeof node?.description === "string" && node.$ref === undefined;
  return isShown ? (node as Evidenced & { description: string }) : undefined;
}
