import { notesOf, type Evidence, type Evidenced } from "@demarc/openapi";
import type { Erratum } from "@demarc/spec";
import { blocks, bullet, code, plain } from "../model/markdown.ts";
import { errataAt, proofOf, type Provider } from "../model/provider.ts";

/** The mark that shows how well something is known, and leads to what that means. */
export function badge(evidence: Evidence): string {
  return `[${evidence}](/evidence/#${evidence})`;
}

/** The mark of a place, with the titles of the pages that say so unless the reader knows them already. */
export function proof(provider: Provider, pointer: string, known?: string): string {
  const { evidence, sources } = proofOf(provider, pointer);
  const before = known === undefined ? undefined : proofOf(provider, known);
  const same = before?.evidence === evidence && before.sources.every((source) => sources.includes(source));
  return same || sources.length === 0
    ? badge(evidence)
    : `${badge(evidence)} ${sources.map((source) => sourceTitle(provider, source)).join("; ")}`;
}

/** The title of a page that something was read from. */
export function sourceTitle({ document }: Provider, key: string): string {
  return plain(document["x-sources"]?.[key]?.title ?? key);
}

/** The heading of an erratum. Its anchor is its id, which stays when the title is put better. */
export const erratumHeading = ({ id, title }: Erratum) => `${plain(title)} {#${id}}`;

/** Where an erratum is read. */
export function erratumLink(provider: Provider, erratum: Erratum): string {
  return `/${provider.name}/errata/#${erratum.id}`;
}

/** Links to the errata of a place; nothing where there are none. */
export function erratumNotes(provider: Provider, ...pointers: string[]): string {
  const found = new Set(pointers.flatMap((pointer) => errataAt(provider, provider.places.of(pointer))));
  return [...found]
    .map((erratum) => `[Erratum: ${plain(erratum.title)}](${erratumLink(provider, erratum)})`)
    .join("\\\n");
}

/** What of an object is known better or less well than the object: its keywords, and sentences about it. */
export function marks(provider: Provider, ...nodes: Evidenced[]): string {
  return blocks(keywordMarks(...nodes), notes(provider, ...nodes));
}

/** The keywords of an object that are known better or less well than the object. */
export function keywordMarks(...nodes: Evidenced[]): string {
  const keywords = nodes.flatMap((node) => Object.entries(node["x-keyword-evidence"] ?? {}).flatMap(keywordsOf));
  const levels = [...new Set(keywords.map(([level]) => level))].map((level) => {
    const names = keywords.filter(([each]) => each === level).map(([, keyword]) => keyword);
    return `${badge(level)} for ${[...new Set(names)].join(", ")}`;
  });
  return levels.join(" · ");
}

/** Sentences about an object that are not known as well as the object. */
export function notes(provider: Provider, ...nodes: Evidenced[]): string {
  const lines = nodes.flatMap(notesOf).map(({ text, evidence, source = [] }) => {
    const titles = [source].flat().map((key) => sourceTitle(provider, key));
    return bullet([text.trim(), badge(evidence), titles.join("; ")].filter(Boolean).join(" "));
  });
  return lines.join("\n");
}

function keywordsOf([keyword, evidence]: [string, Evidence | Record<string, Evidence>]): [Evidence, string][] {
  if (typeof evidence === "string") return [[evidence, inWords[keyword] ?? code(keyword)]];
  return Object.entries(evidence).map(([name, level]) => [level, `${code(keyword)} ${code(name)}`]);
}

/** Extensions that a reader of the page does not know by name. */
const inWords: Record<string, string> = {
  "x-extensible-enum": "which values there are",
  "x-retry": "whether it may be sent again",
  "x-since": "the version that brought it",
};
