import { pagesAsHtml } from "@demarc/api-docs/html";
import type { OpenApiDocument } from "@demarc/openapi";
import { loadErrata, loadSpec, type Errata } from "@demarc/spec";
import { expect, test } from "vitest";

/** What leads somewhere, or is one of a few words, and so is read by programs before anybody sees it. */
const structural = new Set(
  "type $ref in format operationId openapi jsonSchemaDialect pattern scheme style url tokenUrl required security x-evidence x-source x-keyword-evidence x-retry x-any-required x-result-variants x-paging x-task x-error-fields x-status-in-body x-enum-varnames evidence source id at page operation schema numbers".split(
    " ",
  ),
);
/** Maps whose keys are shown, and lead nowhere. */
const named = new Set(["properties", "examples", "headers"]);

/** Puts a text of its own behind every text of a document, and beside the names of fields, examples and headers. */
function planted(node: unknown, places: string[], path = ""): unknown {
  const hostile = (place: string) =>
    `<img src=x onerror=canary(${places.push(place) - 1})> [x](javascript:canary(${places.length - 1}))`;
  if (typeof node === "string") return `${node} ${hostile(path)}`;
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((item: unknown, index) => planted(item, places, `${path}/${index}`));
  const parent = path.split("/").at(-1) ?? "";
  const entries = Object.entries(node).map(([key, value]) => {
    const isData = structural.has(key) && !named.has(parent);
    return [key, isData ? value : planted(value, places, `${path}/${key}`)];
  });
  const [, first] = entries[0] ?? [];
  return Object.fromEntries(
    named.has(parent) && first !== undefined ? [...entries, [hostile(`${path}, a name`), first]] : entries,
  );
}

/** The planted texts that a browser would act on, by the number of their place. */
function acting(html: string): number[] {
  const tags = html.match(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi) ?? [];
  const acts = /\son\w+=["']?canary\((\d+)|(?:href|src)=["']?\s*javascript:canary\((\d+)/i;
  return tags.map((tag) => acts.exec(tag)).flatMap((found) => (found ? [Number(found[1] ?? found[2])] : []));
}

test("no text of a document or its errata is HTML on a page of the site, or a link that runs something", async () => {
  const places: string[] = [];
  const spec = await loadSpec("cloudlx");
  const document = planted(spec.document, places) as OpenApiDocument;
  const errata = planted(loadErrata("cloudlx"), places, "/errata.yaml") as Errata;
  const pages = await pagesAsHtml("cloudlx", { ...spec, document }, errata);
  const found = [...pages].flatMap(([path, html]) => acting(html).map((place) => `${places[place]} on ${path}`));
  expect(found).toEqual([]);
  // The texts are there, and are looked for in the way that would find them.
  const shown = [...pages.values()].join().match(/canary/g) ?? [];
  expect(shown.length).toBeGreaterThan(places.length / 2);
  expect(acting('<p><img src="x" onerror=canary(1)> <a href="javascript:canary(2)">x</a>')).toEqual([1, 2]);
});
