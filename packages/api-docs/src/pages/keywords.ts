import { evidenceLevels } from "@demarc/openapi";
import { keywordRows, type KeywordRow } from "../model/keywords.ts";
import { blocks, code, plain, table, type Page } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import { badge, sourceTitle } from "../text/proof.ts";

const longest = 80;

/** The page with what of a provider's document no page of the provider says, for review. The rest is in the download. */
export function keywordsPage(provider: Provider): Page {
  const rows = keywordRows(provider);
  const title = provider.document.info.title;
  const counts = evidenceLevels.map(
    (level) => `${rows.filter(({ evidence }) => evidence === level).length} ${badge(level)}`,
  );
  const weak = rows.filter(({ evidence }) => evidence === "inferred" || evidence === "client-code");
  const places = new Map<string, KeywordRow[]>();
  for (const row of weak) {
    const place = `${row.evidence} ${row.pointer.replace(/\/[^/]+$/, "")}`;
    places.set(place, [...(places.get(place) ?? []), row]);
  }
  return {
    path: `/${provider.name}/keywords/`,
    title: "Evidence by keyword",
    description: `What of the document of ${title} no page of the provider says.`,
    body: blocks(
      `The document has ${rows.length} keywords and notes: ${counts.join(", ")}. Those that no page of the provider states are below; [evidence.csv](/${provider.name}/evidence.csv) has all.`,
      table(
        ["Place", "Keywords", "Evidence", "Source"],
        [...places.values()].map((group) => [
          code(group[0]?.pointer.replace(/\/[^/]+$/, "") ?? ""),
          group.map(statement).join(", "),
          badge(group[0]?.evidence ?? "inferred"),
          [...new Set(group.flatMap(({ sources }) => sources))].map((key) => sourceTitle(provider, key)).join("; "),
        ]),
      ),
    ),
  };
}

function statement({ pointer, value }: KeywordRow): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `${code(pointer.slice(pointer.lastIndexOf("/") + 1))} ${plain(text.length > longest ? `${text.slice(0, longest - 1)}…` : text)}`;
}
