import { notesOf, type Evidenced, type Evidence } from "@demarc/openapi";
import { blocks, bullet, code } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import { badge, sourceTitle } from "./proof.ts";

/** What of an object is known better or less well than the object: its keywords, and sentences about it. */
export function marks(provider: Provider, ...nodes: Evidenced[]): string {
  const keywords = nodes.flatMap((node) => Object.entries(node["x-keyword-evidence"] ?? {}).flatMap(keywordsOf));
  const levels = [...new Set(keywords.map(([level]) => level))].map((level) => {
    const names = keywords.filter(([each]) => each === level).map(([, keyword]) => keyword);
    return `${badge(level)} for ${[...new Set(names)].join(", ")}`;
  });
  const notes = nodes.flatMap(notesOf).map(({ text, evidence, source = [] }) => {
    const titles = [source].flat().map((key) => sourceTitle(provider, key));
    return bullet([text.trim(), badge(evidence), titles.join("; ")].filter(Boolean).join(" "));
  });
  return blocks(levels.join(" · "), notes.join("\n"));
}

function keywordsOf([keyword, evidence]: [string, Evidence | Record<string, Evidence>]): [Evidence, string][] {
  if (typeof evidence === "string") return [[evidence, code(keyword)]];
  return Object.entries(evidence).map(([name, level]) => [level, `${code(keyword)} ${code(name)}`]);
}
