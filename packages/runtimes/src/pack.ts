import { rm } from "node:fs/promises";
import { join } from "node:path";
import { listProviders } from "@demarc/spec";
import { pnpm, root } from "./run.ts";

/** The folders of the packages that a consumer installs, from the root of the repository. */
export const published: readonly string[] = ["client-core", ...listProviders()].map((name) => `packages/${name}`);

/** A package as it would be published. */
export interface Packed {
  name: string;
  /** Path of the tarball. */
  filename: string;
}

/** Builds the packages from nothing, in the order of their dependencies, and packs them into a folder. */
export async function pack(folder: string): Promise<Packed[]> {
  await Promise.all(published.map((directory) => rm(join(root, directory, "dist"), { recursive: true, force: true })));
  const filters = published.map((directory) => `--filter=./${directory}`);
  await pnpm([...filters, "run", "build"], root);
  const packed = JSON.parse(await pnpm([...filters, "pack", "--json", "--pack-destination", folder], root)) as Packed[];
  // What each consists of, for whoever has to know: a bill of materials beside each tarball.
  const bill = ["--sbom-format", "cyclonedx", "--prod", "--split", "--out", join(folder, "%s-%v.cdx.json")];
  await pnpm([...filters, "sbom", ...bill], root);
  return packed;
}
