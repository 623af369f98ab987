import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mockUrl } from "@demarc/mock";
import { listOperations, type Spec } from "@demarc/openapi";
import { loadErrata, loadSpec, specPath, specsDirectory, type Errata, type Erratum } from "@demarc/spec";
import { proofsOf, type Proof } from "./evidence.ts";
import { withInertTexts } from "./inert.ts";
import { Places } from "./places.ts";

/** All that the pages of one provider are made from. */
export type Provider = Awaited<ReturnType<typeof providerOf>>;

/** The folder with what was written by hand. */
export const guides = fileURLToPath(new URL("../../guides", import.meta.url));

/** Reads everything about one provider. Throws where its spec, its errata or its guide is missing. */
export async function loadProvider(name: string): Promise<Provider> {
  const guide = join(specsDirectory, name, "guide.md");
  if (!existsSync(guide))
    throw new Error(
      `specs/${name}/guide.md is missing. Write there the way from the installation to going live, and the quirks of ${name}.`,
    );
  return providerOf(name, await loadSpec(name), loadErrata(name), readFileSync(guide, "utf8"));
}

/** The same of a document and errata that somebody has read already. */
export async function providerOf(name: string, spec: Spec, errata: Errata, guide: string) {
  const { document: original, hash } = spec;
  const document = withInertTexts(original);
  return {
    name,
    // Its texts are fit for pages.
    document,
    // As it is written, for downloads.
    original,
    hash,
    // The path of its `openapi.yaml`.
    spec: specPath(name),
    operations: listOperations(document),
    errata: withInertTexts(errata),
    proofs: proofsOf(document),
    places: new Places(name, document),
    // The hand-written part of the guide, in Markdown.
    guide,
    // Where its mock is served when it is served by itself.
    mock: await mockUrl(name),
    // The date (`2026-11-20`) of the last commit to the spec folder, where git knows one.
    changed: lastCommit(join(specsDirectory, name)),
  };
}

/** How well a place is known; a place without evidence is inferred. */
export function proofOf({ proofs }: Provider, pointer: string): Proof {
  return proofs.get(pointer) ?? { evidence: "inferred", sources: [] };
}

/** The errata whose place on the site is this one. */
export function errataAt({ errata, places }: Provider, link: string): Erratum[] {
  return errata.errata.filter(({ at }) => places.of(at) === link);
}

function lastCommit(folder: string): string | undefined {
  try {
    return (
      execFileSync("git", ["log", "-1", "--format=%cs", "--", "."], {
        cwd: folder,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }).trim() || undefined
    );
  } catch {
    return undefined; // no git, or not a checkout
  }
}
