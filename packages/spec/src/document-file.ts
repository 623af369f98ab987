import { readFileSync } from "node:fs";
import { assertVersion, mapSchemas, type OpenApiDocument } from "@demarc/openapi";
import { parse } from "yaml";

/**
 * Reads an OpenAPI document of any maker, in YAML or JSON: one of 3.0 is converted to 3.1, and references to other files
 * are followed. What looks like one in an example or an extension is data, and no file is read for it.
 *
 * @throws where the file is no document, or of a version that is not read here
 */
export async function loadDocument(file: string): Promise<OpenApiDocument> {
  const own: unknown = parse(readFileSync(file, "utf8"), { maxAliasCount: -1 });
  if (typeof own !== "object" || own === null || !("openapi" in own || "swagger" in own))
    throw new Error(`${file} is no OpenAPI document: it has no "openapi" at the top.`);
  const text = JSON.stringify(
    mapSchemas(
      own as OpenApiDocument,
      (schema) => schema,
      () => true,
    ),
  );
  const whole = /"\$ref":"[^#"]/.test(text) ? await bundled(file) : own;
  // A copy without shared nodes: aliases of YAML, and what the bundler puts in two places.
  const document = JSON.parse(JSON.stringify(whole)) as { [keyword: string]: unknown };
  const isOlder = String(document["openapi"]).startsWith("3.0");
  // Loaded where they are needed: few documents are so old, or stand in several files.
  const { upgrade } = isOlder ? await import("@scalar/openapi-upgrader") : {};
  const current = (upgrade?.(document, "3.1") ?? document) as unknown as OpenApiDocument;
  assertVersion(current);
  return current;
}

async function bundled(file: string): Promise<unknown> {
  const { bundle, createConfig } = await import("@redocly/openapi-core");
  const { problems, bundle: made } = await bundle({ ref: file, config: await createConfig() });
  const broken = problems.find(({ severity }) => severity === "error");
  if (broken) throw new Error(`${file}: ${broken.message} (at ${broken.location[0]?.pointer ?? "#/"})`);
  return made.parsed;
}
