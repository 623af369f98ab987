import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { parseDocument } from "yaml";
import { shownPath, type Problem } from "./problem.ts";

/**
 * Checks the names of a document's files and whether anything leads to them. Redocly cannot: it sees a file only
 * by way of a reference, and its own rule for unique names looks at each kind of component apart.
 */
export function checkFiles(provider: string, specs: string): Problem[] {
  const folder = join(specs, provider);
  const reached = reachableFrom(join(folder, "openapi.yaml"));
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

/** A file and all that its references lead to, directly or not. One that leads nowhere is Redocly's to report. */
function reachableFrom(file: string, reached = new Set<string>()): Set<string> {
  if (reached.has(file) || !existsSync(file)) return reached;
  reached.add(file);
  for (const reference of references(parseDocument(readFileSync(file, "utf8")).toJS())) {
    const target = reference.split("#")[0];
    if (target) reachableFrom(resolve(dirname(file), target), reached);
  }
  return reached;
}

function references(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = "$ref" in node && typeof node.$ref === "string" ? [node.$ref] : [];
  return [...own, ...Object.values(node).flatMap(references)];
}
