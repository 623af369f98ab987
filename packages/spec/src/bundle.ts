import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";
import { specOf, withValueAt, type OpenApiDocument, type Spec } from "@demarc/openapi";
import { loadErrata, type Erratum } from "./errata.ts";
import { FolderResolver } from "./folder-resolver.ts";
import { errataPath, specPath } from "./folders.ts";

/**
 * Bundles a provider's spec folder into one document, whose references all point inside it. What its errata tolerate
 * stands in it as `x-tolerated`, so that whoever reads the document has it.
 *
 * @param provider the name of a folder below `directory`
 * @throws where the provider is unknown, or a reference leads nowhere or out of the folder
 */
export async function bundleSpec(provider: string, directory: string): Promise<Spec> {
  // An empty configuration, so that the linter's settings do not leak into the bundle. Without an
  // argument: the compiler compares any with every rule there is, which takes most of the time of every package's check.
  const ref = specPath(provider, directory);
  const externalRefResolver = new FolderResolver(dirname(ref));
  const result = await bundle({ ref, config: await createConfig(), externalRefResolver });
  const broken = result.problems.find((problem) => problem.severity === "error");
  if (broken) {
    const place = broken.location[0];
    throw new Error(
      `specs/${provider}: ${broken.message} (${place?.source.absoluteRef ?? "unknown file"} at ${place?.pointer ?? "#/"})`,
    );
  }
  // A copy without shared nodes: the bundler may put one object in two places, and callers change documents.
  const document = structuredCloneJson(result.bundle.parsed) as OpenApiDocument;
  return specOf(withTolerated(document, loadTolerated(provider, directory)), provider);
}

/** The document with what its errata tolerate, in the places that they are about. */
function withTolerated(document: OpenApiDocument, errata: readonly Erratum[]): OpenApiDocument {
  return errata.reduce(
    (changed, { at, tolerated }) =>
      tolerated === undefined ? changed : (withValueAt(changed, `${at}/x-tolerated`, tolerated) as OpenApiDocument),
    document,
  );
}

/** Errata that are missing or malformed are a fault of the folder, which the linter reports. */
function loadTolerated(provider: string, directory: string): readonly Erratum[] {
  return existsSync(errataPath(provider, directory)) ? (loadErrata(provider, directory).errata ?? []) : [];
}

function structuredCloneJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
