import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { at, fromPointer, toPointer, type Evidenced, type OpenApiDocument, type Json } from "@demarc/openapi";
import type { Address } from "../model/address.ts";
import { blocks } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import { erratumLink, marks } from "../text/proof.ts";
import { redocly, redoclyFolder } from "./redocly.ts";

/** The script of all of Redocly's pages, below the base path. */
export const redocScript = "redoc.js";

/** The content of that script: Redoc, which comes with Redocly's command line. */
export function redocBundle(): string {
  // It would ask its maker's server for a logo.
  return readFileSync(join(redoclyFolder, "lib", "chunks", "redoc.standalone.js"), "utf8").replaceAll(
    /https:\/\/cdn\.redoc\.ly\/redoc\/[\w-]+\.svg/g,
    emptyImage,
  );
}

/** The reference of a provider as one page, rendered by Redocly, with nothing to load but the script. */
export async function redocPage(provider: Provider, { base, site = "" }: Address): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "demarc-redoc-"));
  try {
    writeFileSync(join(folder, "redocly.yaml"), "telemetry: off\nopenapi:\n  disableTelemetry: true\n");
    writeFileSync(join(folder, "openapi.json"), JSON.stringify(annotated(provider, base)));
    await redocly(
      ["build-docs", "openapi.json", "--output=page.html", `--title=${provider.document.info.title}`],
      folder,
    );
    return adapted(readFileSync(join(folder, "page.html"), "utf8"), base).replace(
      "</title>",
      `</title><link rel="canonical" href="${site}${base}${provider.name}/redoc/">`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const emptyImage = "data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 width=%271%27 height=%271%27/%3E";
const css = readFileSync(new URL("../../theme/redoc.css", import.meta.url), "utf8");

/**
 * Redocly's page as it can be published: it would load its script from its maker's server and ask any host for a
 * favicon, its menu is no landmark and leads out of the site until the scripts run, and some of its colours are too
 * faint.
 *
 * @throws where the page no longer has the script, or the menu that the landmark is put on
 */
function adapted(html: string, base: string): string {
  const menu = /<div class="([^"]*\bmenu-content\b[^"]*)"/;
  // With the hash of what its maker publishes, where it is loaded ahead.
  const script = /https:\/\/cdn\.redocly\.com\/redoc\/[\w./-]+\.js"(?: integrity="[^"]*")?/g;
  if (!menu.test(html) || !script.test(html))
    throw new Error(
      "The page of `redocly build-docs` has no menu-content or no script any more. Look at it, and adapt packages/api-docs/src/output/redoc.ts.",
    );
  return (
    html
      // Its router lives behind the #, and its prerendered menu does not know that.
      .replaceAll(/href="(\/|\/[^"#]*[^"#/])"/g, 'href="#$1"')
      .replaceAll(script, `${base}${redocScript}"`)
      .replace("</title>", `</title><link rel="icon" href="${base}favicon.svg">`)
      .replace("</head>", () => `<style>${css}</style></head>`)
      .replace(menu, '<div role="navigation" aria-label="Contents" class="$1"')
  );
}

/** A copy of the document whose descriptions say how well each place is known and link to its errata. */
export function annotated(provider: Provider, base: string): OpenApiDocument {
  const document = structuredClone(provider.document);
  const notes = new Map<string, string[]>();
  const note = (pointer: string, text: string) => notes.set(pointer, [...(notes.get(pointer) ?? []), text]);
  for (const [pointer, { evidence }] of provider.proofs) {
    if (describable(document, pointer)) note(pointer, `Evidence: [${evidence}](${base}evidence/#${evidence})`);
  }
  for (const [pointer] of provider.proofs) {
    const node = at(document, pointer) as Evidenced & { description?: string };
    const text = marks(provider, node).replaceAll("](/", `](${base}`);
    if (text !== "" && describable(document, pointer)) node.description = blocks(node.description?.trim(), text);
  }
  for (const erratum of provider.errata.errata) {
    note(
      nearestDescribable(document, erratum.at),
      `[Erratum: ${erratum.title}](${base.slice(0, -1)}${erratumLink(provider, erratum)})`,
    );
  }
  for (const [pointer, texts] of notes) {
    const node = at(document, pointer) as { description?: string };
    node.description = [node.description?.trim(), texts.join(" · ")].filter(Boolean).join("\n\n");
  }
  document.info.description = [
    `[Overview, guide, errata and code samples](${base}${provider.name}/)`,
    document.info.description?.trim(),
  ]
    .filter(Boolean)
    .join("\n\n");
  return document;
}

/** Operations, parameters and schemas show a description; a media type has none. */
function describable(document: OpenApiDocument, pointer: string): boolean {
  const node = at(document, pointer);
  return (
    typeof node === "object" &&
    node !== null &&
    !Array.isArray(node) &&
    typeof (node as { description?: Json }).description === "string" &&
    !("$ref" in node)
  );
}

function nearestDescribable(document: OpenApiDocument, pointer: string): string {
  const keys = fromPointer(pointer);
  for (let length = keys.length; length > 0; length--) {
    const place = toPointer(keys.slice(0, length));
    if (describable(document, place)) return place;
  }
  return "/info";
}
