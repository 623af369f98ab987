import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { root } from "../workspace.ts";

/** Writes a file, named from the root, whole or not at all: an interrupted run leaves no half of one. */
export function writeWhole(name: string, text: string): void {
  const path = resolve(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}
