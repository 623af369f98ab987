import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** The content of a YAML file. Its form is checked where it matters, not here. */
export function readYaml<T>(file: string | URL): T {
  return parse(readFileSync(file, "utf8"), { merge: true }) as T;
}
