import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fromPointer } from "@demarc/openapi";
import { readContained } from "./contained.ts";
import { specPath, specsDirectory } from "./folders.ts";
import { isMap, isSeq, LineCounter, parseDocument, type Node } from "yaml";

/** A place in the files of a spec. */
export interface SourcePlace {
  /** From the root of the repository: `specs/telco/components/schemas/Realm.yaml`. */
  file: string;
  /** From 1. */
  line: number;
  /** The line and a few below it. */
  excerpt: string;
}

/** Finds where something in the bundled document is written. */
export type Locator = (specPointer: string) => SourcePlace;

interface SourceFile {
  path: string;
  lines: string[];
  counter: LineCounter;
  root: Node | null;
}

/** How many lines of a place are shown. */
const shown = 6;

/**
 * A way from JSON pointers into a provider's bundled document to the lines of its files. A place that stands in no
 * file of its own leads to the nearest one above it.
 */
export function createLocator(provider: string, directory = specsDirectory): Locator {
  const index = specPath(provider, directory);
  const files = new Map<string, SourceFile>();
  const read = (path: string): SourceFile => {
    const known = files.get(path);
    if (known) return known;
    const text = readContained(path, dirname(index));
    const counter = new LineCounter();
    const file = {
      path,
      lines: text.split("\n"),
      counter,
      root: parseDocument(text, { lineCounter: counter }).contents,
    };
    files.set(path, file);
    return file;
  };
  return (specPointer) => {
    const keys = fromPointer(specPointer);
    const [section, kind, name] = keys;
    // The bundler names a component after its file, and the file has no other mention of it.
    const component =
      section === "components" && kind && name ? join(dirname(index), "components", kind, `${name}.yaml`) : undefined;
    const start = component && existsSync(component) ? { path: component, keys: keys.slice(3) } : { path: index, keys };
    const { file, offset } = walk(read, read(start.path), start.keys);
    const { line } = file.counter.linePos(offset);
    return {
      file: relative(resolve(directory, ".."), file.path).replaceAll("\\", "/"),
      line,
      excerpt: file.lines
        .slice(line - 1, line - 1 + shown)
        .join("\n")
        .trimEnd(),
    };
  };
}

/** Follows keys, through references to other files, as far as they lead. */
function walk(
  read: (path: string) => SourceFile,
  start: SourceFile,
  keys: string[],
): { file: SourceFile; offset: number } {
  let file = start;
  let node: unknown = file.root;
  let offset = 0;
  for (const key of keys) {
    const reference = isMap(node) ? node.get("$ref") : undefined;
    if (typeof reference === "string" && !reference.startsWith("#")) {
      file = read(resolve(dirname(file.path), reference));
      node = file.root;
      offset = 0;
    }
    const { at, next } = entryOf(node, key);
    if (next === undefined || next === null) break;
    offset = (at as Node).range?.[0] ?? offset;
    node = next;
  }
  return { file, offset };
}

/** What stands in a YAML node under a key, and the node that the eye looks for: the key itself, or an item of a list. */
function entryOf(node: unknown, key: string): { at?: unknown; next?: unknown } {
  if (isSeq(node)) {
    const next = node.items[Number(key)];
    return { at: next, next };
  }
  if (!isMap(node)) return {};
  const pair = node.items.find((item) => String((item.key as { value?: unknown } | null)?.value) === key);
  return { at: pair?.key, next: pair?.value };
}
