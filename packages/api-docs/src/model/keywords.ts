import { at, isOfType, keywordEvidence, type Evidenced, type Json } from "@demarc/openapi";
import type { Provider } from "./provider.ts";

/** Keywords that hold other objects, which have rows of their own; references; and what only says of evidence. */
const holders = new Set(
  `$ref allOf anyOf oneOf not properties patternProperties items parameters requestBody responses content schema
  examples example x-evidence x-source x-keyword-evidence x-notes x-tolerated`.split(/\s+/),
);

/** Every keyword of a provider's document that says something of messages, and every note, in the document's order, with its evidence. */
export function keywordRows({ document, proofs }: Pick<Provider, "document" | "proofs">) {
  return [...proofs].flatMap(([pointer, { evidence: around, sources }]) => {
    const node = at(document, pointer) as Evidenced & Record<string, Json>;
    const row = (keyword: string, value: Json, name?: string) => {
      const evidence = keywordEvidence(node, keyword, name) ?? around;
      const place = `${pointer}/${keyword}${name === undefined ? "" : `/${name}`}`;
      return { pointer: place, value, evidence, sources: evidence === around ? sources : [] };
    };
    const keywords = Object.entries(node).filter(
      ([keyword, value]) => !holders.has(keyword) && !isSchema(keyword, value),
    );
    const rows = keywords.flatMap(([keyword, value]) => {
      const named = node["x-keyword-evidence"]?.[keyword];
      if (keyword === "required" && Array.isArray(value)) return value.map((name) => row(keyword, true, String(name)));
      return [
        row(keyword, value),
        ...(isOfType(named, ["object"]) ? Object.keys(named ?? {}).map((name) => row(keyword, name, name)) : []),
      ];
    });
    const contentRow = node["content"] === undefined ? [] : [row("content", Object.keys(node["content"] ?? {}))];
    const notes = (node["x-notes"] ?? []).map(({ text, evidence, source = [] }, index) => ({
      pointer: `${pointer}/x-notes/${index}`,
      value: text,
      evidence,
      sources: [source].flat(),
    }));
    return [...rows, ...contentRow, ...notes];
  });
}

function isSchema(keyword: string, value: Json): boolean {
  return keyword.endsWith("Properties") && typeof value === "object";
}
