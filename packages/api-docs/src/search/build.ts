import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Page } from "../model/markdown.ts";
import type { Site } from "../model/site.ts";
import { Search } from "./engine.ts";
import { entriesOf } from "./entries.ts";

const synonyms = parse(readFileSync(new URL("../../search/synonyms.yaml", import.meta.url), "utf8")) as string[][];

/** The search over a site. */
export function buildSearch(site: Pick<Site, "providers">, pages: Page[]): Search {
  const search = new Search(synonyms);
  search.add(entriesOf(site, pages));
  return search;
}
