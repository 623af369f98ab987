import { cp, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pack } from "./pack.ts";
import { run } from "./run.ts";

/**
 * An application outside of this repository: an empty folder into which npm installs the packed packages. No part of
 * the workspace can be reached from there.
 *
 * @returns the folder, which is the caller's to remove
 */
export async function makeConsumer(): Promise<{ folder: string; tarballs: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), "demarc-consumer-"));
  const tarballs = await pack(join(folder, "tarballs"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs], folder);
  await cp(fileURLToPath(new URL("../consumer", import.meta.url)), folder, { recursive: true });
  return { folder, tarballs };
}
