import { cp, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Install } from "./install.ts";
import { pack } from "./pack.ts";

/**
 * Packs the packages and installs them into an empty folder of the system's temporary directory, from which no part of
 * the workspace can be imported. The folder is the caller's to remove.
 */
export async function makeConsumer(install: Install) {
  const folder = await mkdtemp(join(tmpdir(), "demarc-consumer-"));
  const packages = await pack(join(folder, "tarballs"));
  const dependencies = Object.fromEntries(packages.map(({ name, filename }) => [name, `file:${filename}`]));
  const manifest = { name: "consumer", private: true, type: "module", dependencies };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await install(folder, packages);
  await cp(fileURLToPath(new URL("../consumer", import.meta.url)), folder, { recursive: true });
  return { folder, packages };
}
