import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { readContained } from "@demarc/spec";
import { parseDocument } from "yaml";
import { shownPath, type Problem } from "./problem.ts";

/**
 * Checks the names of a document's files and whether anything leads to them. Redocly cannot: it sees a file only
 * by way of a reference, and its own rule for unique names looks at each kind of component apart.
 */
export function checkFiles(provider: string, specs: string, { files: reached } = reachOf(provider, specs)): Problem[] {
  const folder = join(specs, provider);
  const problems: Problem[] = [];
  const names = new Map<string, string>();

  for (const file of [...filesBelow(join(folder, "components")), ...filesBelow(join(folder, "paths"))]) {
    const place = { file: shownPath(file, specs) };
    if (!reached.has(file)) {
      const message = "Nothing in the document leads to this file. Refer to it by $ref, or remove it.";
      problems.push({ ...place, rule: "no-orphan", message });
    }
    if (!relative(folder, file).startsWith(`components${sep}`)) continue;
    const name = basename(file, extname(file));
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
      const message = `The file has the name of its component, and "${name}" is not in PascalCase. Rename the file and the references to it.`;
      problems.push({ ...place, rule: "component-name", message });
    }
    const twin = names.get(name);
    if (twin) {
      const message = `The name "${name}" is taken by ${twin}. Names are unique over all sections: rename one of the two and the references to it.`;
      problems.push({ ...place, rule: "component-unique", message });
    }
    names.set(name, place.file);
  }
  return problems;
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** What the references of a document lead to. */
export interface Reach {
  /** Its files: `openapi.yaml`, and all that references lead to, directly or not. */
  files: Set<string>;
  /** Files that are not read: outside of its folder, or not parsed in bounded time. */
  problems: Problem[];
}

/**
 * Follows the references of a document, as far as they stay inside its folder, before anything else reads it: Redocly
 * follows every reference and alias. One that leads nowhere is Redocly's to report.
 */
export function reachOf(provider: string, specs: string): Reach {
  const folder = join(specs, provider);
  const files = new Set<string>();
  const problems: Problem[] = [];
  const refuse = (file: string, message: string) =>
    problems.push({ file: shownPath(file, specs), rule: "contained", message });
  const enter = (file: string, from = file): void => {
    if (files.has(file) || !existsSync(file)) return;
    files.add(file);
    for (const reference of referencesIn(file, from)) {
      const [target] = reference.split("#");
      if (target && /^[a-z][a-z+.-]+:\/\//i.test(target))
        refuse(file, `${target} is an address: a document refers to files of its own folder only. Copy it there.`);
      else if (target) enter(resolve(dirname(file), target), file);
    }
  };
  const referencesIn = (file: string, from: string): string[] => {
    try {
      return references(parseDocument(readContained(file, folder)).toJS());
    } catch (error) {
      refuse(from, (error as Error).message);
      return [];
    }
  };
  enter(join(folder, "openapi.yaml"));
  return { files, problems };
}

function references(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = ["$ref", "externalValue"].flatMap((key) => {
    const reference: unknown = node[key as keyof typeof node];
    return typeof reference === "string" ? [reference] : [];
  });
  return [...own, ...Object.values(node).flatMap(references)];
}
