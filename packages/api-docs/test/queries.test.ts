import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { parse } from "yaml";
import { Search, type Hit, type SearchFile } from "../src/search/engine.ts";

const queries = Object.entries(
  parse(readFileSync(new URL("queries.yaml", import.meta.url), "utf8")) as Record<string, string>,
);
const search = Search.of(JSON.parse(readFileSync(join(inject("folder"), "search.json"), "utf8")) as SearchFile);

/** The place among the hits, at least 0, that a page has; -1 where it is not found. */
function placeOf(hits: Hit[], page: string): number {
  const [provider = "", rest = ""] = page.split(/(?<=^\*)/);
  const fits = (url: string) => (provider === "*" ? url.replace(/^[^/]+/, "") === rest : url === page);
  return hits.findIndex(({ id }) => fits(String(id).replace(/#.*/, "")));
}

test("48 of 50 queries find their page first, and all among the first three", () => {
  const places = queries.map(([words, page]) => {
    const hits = search.find(words);
    return { words, page, place: placeOf(hits, page), instead: hits.slice(0, 3).map(({ id }) => id as string) };
  });
  expect(places.length).toBeGreaterThanOrEqual(50);
  expect(places.filter(({ place }) => place < 0 || place > 2)).toEqual([]);
  const first = places.filter(({ place }) => place === 0);
  expect(
    first.length / places.length,
    JSON.stringify(places.filter(({ place }) => place !== 0)),
  ).toBeGreaterThanOrEqual(48 / 50);
});
