import { rm } from "node:fs/promises";
import { join } from "node:path";
import { listProviders } from "@demarc/spec";
import { pnpm, root } from "./run.ts";

/** The folders of the packages that a consumer installs, from the root of the repository. */
export const published: readonly string[] = ["client-core", ...listProviders()].map((name) => `packages/${name}`);

export interface Packed {
  name: string;
  filename: string;
}

/** Packs the packages into a folder. Each is built from nothing before, in the order of their dependencies: `prepack`. */
export async function pack(folder: string): Promise<Packed[]> {
  await Promise.all(published.map((directory) => rm(join(root, directory, "dist"), { recursive: true, force: true })));
  const filters = published.map((directory) => `--filter=./${directory}`);
  const printed = await pnpm([...filters, "pack", "--json", "--pack-destination", folder], root);
  // What the builds print comes first.
  const packed = JSON.parse(printed.slice(printed.search(/^[[{]$/m))) as Packed[];
  // What each consists of, for whoever has to know: a bill of materials beside each tarball.
  const bill = ["--sbom-format", "cyclonedx", "--prod", "--split", "--out", join(folder, "%s-%v.cdx.json")];
  await pnpm([...filters, "sbom", ...bill], root);
  return packed;
}
