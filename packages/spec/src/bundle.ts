import { dirname } from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";
import { specOf, type OpenApiDocument, type Spec } from "@demarc/openapi";
import { FolderResolver } from "./contained.ts";
import { specPath, specsDirectory } from "./folders.ts";

/**
 * Bundles a provider's spec folder into one document, whose references all point inside it.
 *
 * @param provider the name of a folder below `directory`
 * @throws where the provider is unknown, or a reference leads nowhere or out of the folder
 */
export async function loadSpec(provider: string, directory = specsDirectory): Promise<Spec> {
  // An empty configuration, so that the linter's settings do not leak into the bundle.
  const ref = specPath(provider, directory);
  const externalRefResolver = new FolderResolver(dirname(ref));
  const result = await bundle({ ref, config: await createConfig({}), externalRefResolver });
  const broken = result.problems.find((problem) => problem.severity === "error");
  if (broken) {
    const place = broken.location[0];
    throw new Error(
      `specs/${provider}: ${broken.message} (${place?.source.absoluteRef ?? "unknown file"} at ${place?.pointer ?? "#/"})`,
    );
  }
  // A copy without shared nodes: the bundler may put one object in two places, and callers change documents.
  const document = structuredCloneJson(result.bundle.parsed) as OpenApiDocument;
  return specOf(document, provider);
}

function structuredCloneJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
