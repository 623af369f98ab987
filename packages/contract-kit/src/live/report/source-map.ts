import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fromPointer, specPath, specsDirectory } from "@demarc/spec";
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";

/** Where a place of a bundled document was written. */
export interface Source {
  /** From the folder above `specs`, with slashes. */
  file: string;
  /** From 1 on. */
  line: number;
}

/**
 * The line of the YAML files that a pointer into a bundled document comes from. Follows references into other
 * files. Of a place that stands nowhere, the nearest one above it.
 */
export function sourceOf(provider: string, pointer: string, directory = specsDirectory): Source {
  const index = specPath(provider, directory);
  const [section, kind = "", name = "", ...rest] = fromPointer(pointer);
  // A bundled component is a file of its own, named after it.
  const component = join(dirname(index), "components", kind, `${name}.yaml`);
  const [file, keys] = section === "components" && existsSync(component) ? [component, rest] : [index, fromPointer(pointer)];
  return descend(file, keys, resolve(directory, ".."));
}

function descend(file: string, keys: readonly string[], base: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines });
  let node = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const [index, key] of keys.entries()) {
    const reference = isMap(node) ? node.get("$ref") : undefined;
    if (typeof reference === "string" && !reference.startsWith("#")) return descend(resolve(dirname(file), reference), keys.slice(index), base);
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key);
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = (node.items[Number(key)] as Node | undefined) ?? null;
      if (!node) break;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return { file: relative(base, file).replaceAll("\\", "/"), line: lines.linePos(offset).line };
}
