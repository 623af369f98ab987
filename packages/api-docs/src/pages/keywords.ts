import { evidenceLevels } from "@demarc/openapi";
import { keywordRows } from "../model/keywords.ts";
import { blocks, code, plain, table, type Page } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import { badge, sourceTitle } from "./proof.ts";

const longest = 80;

/** The page with every keyword of a provider's document and how well it is known, for review. */
export function keywordsPage(provider: Provider): Page {
  const rows = keywordRows(provider);
  const title = provider.document.info.title;
  const counts = evidenceLevels.map(
    (level) => `${rows.filter(({ evidence }) => evidence === level).length} ${badge(level)}`,
  );
  return {
    path: `/${provider.name}/keywords/`,
    title: `Every keyword of ${title}`,
    description: `Every keyword and note of the document of ${title}, with its evidence.`,
    body: blocks(
      `${rows.length} keywords and notes: ${counts.join(", ")}. The same as a table: [evidence.csv](/${provider.name}/evidence.csv).`,
      table(
        ["Place", "Value", "Evidence", "Source"],
        rows.map(({ pointer, value, evidence, sources }) => [
          code(pointer),
          shortened(typeof value === "string" ? value : JSON.stringify(value)),
          badge(evidence),
          sources.map((source) => sourceTitle(provider, source)).join("; "),
        ]),
      ),
    ),
  };
}

function shortened(text: string): string {
  return plain(text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
}
