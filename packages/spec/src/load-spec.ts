import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Spec } from "@demarc/openapi";
import { specPath, specsDirectory } from "./folders.ts";
import { writeWhole } from "./write-whole.ts";

const root = join(specsDirectory, "..");

/**
 * A provider's spec folder as one document, whose references all point inside it. What its errata tolerate stands in it
 * as `x-tolerated`, so that whoever reads the document has it.
 *
 * Bundled once for each state of the folder: Redocly takes most of a second to load and to read three of them.
 *
 * @param provider the name of a folder below `directory`
 * @throws where the provider is unknown, or a reference leads nowhere or out of the folder
 */
export async function loadSpec(provider: string, directory = specsDirectory): Promise<Spec> {
  const bundled = async () => (await import("./bundle.ts")).bundleSpec(provider, directory);
  if (directory !== specsDirectory) return bundled();
  specPath(provider);
  const file = join(root, "node_modules", ".cache", "demarc", `${provider}.json`);
  const from = stateOf(provider);
  const known = readKept(file);
  if (known?.from === from) return known.spec;
  const spec = await bundled();
  try {
    writeWhole(file, JSON.stringify({ from, spec }));
  } catch {
    // Where nothing can be written, it is bundled each time.
  }
  return spec;
}

function readKept(file: string): { from: string; spec: Spec } | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as { from: string; spec: Spec };
  } catch {
    return undefined;
  }
}

/** A hash of all that the bundle is made of: the folder, the code, and the versions of what it uses. */
function stateOf(provider: string): string {
  code ??= hashOf(["packages/{spec,openapi}/src/**/*.ts", "pnpm-lock.yaml"]);
  return `${code}-${hashOf([`specs/${provider}/**/*.*`])}`;
}

let code: string | undefined;

function hashOf(patterns: string[]): string {
  const hash = createHash("sha256");
  for (const file of globSync(patterns, { cwd: root }).toSorted())
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}
