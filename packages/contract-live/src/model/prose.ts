import { listOperations, type OpenApiDocument } from "@demarc/openapi";
import common from "./common-words.json" with { type: "json" };
import { standIn } from "./stand-in.ts";

/** Says a text with the words of the document and of every server alone; of any other word it keeps the form. */
export type Prose = (text: string) => string;

export function proseOf(document: OpenApiDocument): Prose {
  let known: ReadonlySet<string> | undefined;
  return (text) => {
    known ??= vocabularyOf(document);
    let isStart = true;
    return text.replaceAll(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_]+/gu, (part) => {
      if (!/^[\p{L}\p{N}_]/u.test(part)) {
        isStart = /[.!?:<>]/.test(part);
        return part;
      }
      // A word in capitals within a sentence is mostly a name, whatever else it means.
      const isKnown = known?.has(part) || (isStart && known?.has(part.toLowerCase())) || /^[1-5]\d\d$/.test(part);
      isStart = false;
      return isKnown ? part : standIn(part);
    });
  };
}

/** The words of what the document names and describes. Its examples may name somebody. */
function vocabularyOf(document: OpenApiDocument): Set<string> {
  // What pages and refusals say whatever the provider: nothing in them is about anybody.
  const words = new Set(common);
  const add = (text: string) => {
    for (const [word] of text.matchAll(/[A-Za-z_]+/g))
      if (word === word.toLowerCase() || isName.test(word)) words.add(word);
  };
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (key === "example" || key === "examples") continue;
      if (key === "description" || key === "summary" || key === "enum") add(JSON.stringify(child));
      if (key === "properties") add(Object.keys(child as object).join(" "));
      visit(child);
    }
  };
  visit(document.paths);
  visit(document.components);
  for (const { operationId, path, parameters } of listOperations(document))
    add([operationId, path, ...parameters.map(({ node }) => node.name)].join(" "));
  return words;
}

/** A field's name, and no word that begins a sentence or names somebody. */
const isName = /^[A-Z]?[a-z]+[A-Z_]|_/;
