import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { listProviders } from "@demarc/spec";
import { root, run } from "./run.ts";

/** The folders of the packages that a stranger installs, each after those that it is built from. */
export const published: readonly string[] = ["client-core", ...listProviders()].map((name) =>
  join(root, "packages", name),
);

const pnpm = join(root, "node_modules/.bin/pnpm");

/** Builds the packages from nothing and packs them into a folder. Returns the tarballs. */
export async function pack(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const tarballs: string[] = [];
  for (const directory of published) {
    await rm(join(directory, "dist"), { recursive: true, force: true });
    await run(pnpm, ["run", "build"], directory);
    const { filename } = JSON.parse(await run(pnpm, ["pack", "--json", "--pack-destination", folder], directory)) as {
      filename: string;
    };
    tarballs.push(filename);
  }
  return tarballs;
}
