import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { readContained } from "@demarc/spec";
import { parseDocument } from "yaml";
import { shownPath, type Problem } from "./problem.ts";

/**
 * Checks the names of a document's files and whether anything leads to them. Redocly cannot: it sees a file only
 * by way of a reference, and its own rule for unique names looks at each kind of component apart.
 */
export function checkFiles(provider: string, specs: string): Problem[] {
  const folder = join(specs, provider);
  const problems: Problem[] = [];
  const reached = reachableFrom(join(folder, "openapi.yaml"));
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

/**
 * Checks that a document stays inside its folder, and that its files can be parsed in bounded time. Before anything else
 * reads them: Redocly follows every reference and alias.
 */
export function checkContained(provider: string, specs: string): Problem[] {
  const folder = join(specs, provider);
  const problems: Problem[] = [];
  reachableFrom(join(folder, "openapi.yaml"), (file, from, reason) => {
    problems.push({ file: shownPath(from ?? file, specs), rule: "contained", message: reason });
  });
  return problems;
}

/**
 * A file and all that its references lead to, directly or not. One that leads nowhere is Redocly's to report.
 *
 * @param refused called for each file that is not read, with the one that refers to it
 */
function reachableFrom(
  top: string,
  refused: (file: string, from: string | undefined, reason: string) => void = () => {},
): Set<string> {
  const reached = new Set<string>();
  const enter = (file: string, from?: string): void => {
    if (reached.has(file) || !existsSync(file)) return;
    reached.add(file);
    for (const reference of referencesIn(file, from)) {
      const [target] = reference.split("#");
      if (target && /^[a-z][a-z+.-]+:\/\//i.test(target))
        refused(
          file,
          file,
          `${target} is an address: a document refers to files of its own folder only. Copy it there.`,
        );
      else if (target) enter(resolve(dirname(file), target), file);
    }
  };
  const referencesIn = (file: string, from?: string): string[] => {
    try {
      return references(parseDocument(readContained(file, dirname(top))).toJS());
    } catch (error) {
      refused(file, from, (error as Error).message);
      return [];
    }
  };
  enter(top);
  return reached;
}

function references(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = ["$ref", "externalValue"].flatMap((key) => {
    const reference: unknown = node[key as keyof typeof node];
    return typeof reference === "string" ? [reference] : [];
  });
  return [...own, ...Object.values(node).flatMap(references)];
}
