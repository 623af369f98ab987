import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listProviders } from "@demarc/spec";
import type { IRegularForbiddenRuleType } from "dependency-cruiser";
import { parse } from "yaml";

/** The folder of the whole repository. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What `structure.yaml` says, with the providers' names in place of `<provider>`. */
export interface Structure {
  /** Each package with its folders, both in the order in which they may import. */
  packages: [name: string, folders: string[]][];
  applications: string[];
  /** Rules of dependency-cruiser. */
  rules: Pick<IRegularForbiddenRuleType, "name" | "from" | "to">[];
}

/** Reads `structure.yaml`. */
export function loadStructure(): Structure {
  const file = fileURLToPath(new URL("../structure.yaml", import.meta.url));
  const { packages, ...rest } = parse(readFileSync(file, "utf8")) as Omit<Structure, "packages"> & {
    packages: Record<string, string[]>;
  };
  const named = Object.entries(packages).flatMap(([name, folders]): Structure["packages"] =>
    name === "<provider>" ? listProviders().map((provider) => [provider, folders]) : [[name, folders]],
  );
  return { ...rest, packages: named };
}

/** The files of a package that others may import: what its `exports` name, from the root of the repository. */
export function entriesOf(name: string): string[] {
  const manifest = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as {
    exports?: Record<string, string>;
  };
  return Object.values(manifest.exports ?? {}).map((file) => join("packages", name, file).replaceAll("\\", "/"));
}
