import { existsSync, readFileSync } from "node:fs";
import { toPointer } from "@demarc/openapi";
import { errataPath, type Errata } from "@demarc/spec";
import { isNode, LineCounter, parseDocument, type Document } from "yaml";
import { shownPath, type Problem } from "../problem.ts";

/** A provider's `errata.yaml` together with where everything stands in it. */
export interface ErrataFile {
  provider: string;
  /** Of this form only once the form has been checked. */
  content: Errata;
  /** A problem at the place with these keys, or at the nearest one above it that exists. */
  problem(keys: (string | number)[], rule: string, message: string): Problem;
}

/** Reads a provider's `errata.yaml`. Throws where there is none or it is no YAML. */
export function readErrata(provider: string, specs: string): ErrataFile {
  const path = errataPath(provider, specs);
  const file = shownPath(path, specs);
  if (!existsSync(path)) {
    throw new Error(`There is no ${file}. Write one; a provider whose pages contradict nothing has empty lists there.`);
  }
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  const [error] = document.errors;
  if (error) throw new Error(`${file} is no YAML: ${error.message}`);

  return {
    provider,
    content: document.toJS() as Errata,
    problem(keys, rule, message) {
      return { file, line: lines.linePos(startOf(document, keys)).line, pointer: `#${toPointer(keys)}`, rule, message };
    },
  };
}

function startOf(document: Document, keys: (string | number)[]): number {
  for (let length = keys.length; length >= 0; length--) {
    const node = document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
