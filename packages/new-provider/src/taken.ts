import {
  compileSchemas,
  httpMethods,
  toPointer,
  type Json,
  type MediaType,
  type OpenApiDocument,
  type Schema,
} from "@demarc/openapi";
import { sampleOf } from "@demarc/openapi/samples";

type Node = Record<string, unknown>;

/** Under these keys stand names that an author chose, which may begin like an extension. */
const maps = new Set(
  "properties patternProperties dependentSchemas $defs definitions schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems variables mapping content paths encoding".split(
    " ",
  ),
);
/** Under these keys stands data. */
const data = new Set(["example", "default", "const", "enum", "value"]);

/**
 * A provider's own OpenAPI document as one of this repository: with its source as the evidence of each operation, without
 * the extensions of other tools, each body with a named example, and a mark wherever a text is missing.
 */
export function takenDocument(given: OpenApiDocument, source: string): OpenApiDocument {
  const document = withoutExtensions(given) as OpenApiDocument;
  addExamples(document, document as unknown as Node, []);
  const tags = new Set((document.tags ?? []).map(({ name }) => name));
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of httpMethods) {
      const operation = (item as Node)[method] as Node | undefined;
      if (!operation) continue;
      const name = `${method}${path}`.replaceAll(/[^A-Za-z0-9]+(.)?/g, (_, next: string = "") => next.toUpperCase());
      operation["operationId"] ??= name;
      operation["summary"] ??= `FILL IN: what ${String(operation["operationId"])} does.`;
      operation["description"] ??= "FILL IN: what a caller has to know beyond the summary.";
      operation["tags"] ??= [path.split("/").find((part) => /^\w+$/.test(part)) ?? "Other"];
      for (const tag of operation["tags"] as string[]) tags.add(tag);
      Object.assign(operation, { "x-evidence": "vendor-docs", "x-source": "document" });
    }
  const described = new Map((document.tags ?? []).map((tag) => [tag.name, tag]));
  const { title, version, ...info } = document.info;
  return {
    ...document,
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title,
      version: /^\d+\.\d+\.\d+$/.test(version) ? version : "0.1.0",
      summary: "FILL IN: what these operations are for, in a sentence.",
      description: "FILL IN: what the provider is, and what the document leaves out.",
      ...info,
      contact: { name: "Demarc" },
      license: { name: "MIT", identifier: "MIT" },
    },
    tags: [...tags].map((name) => ({ description: "FILL IN: which operations.", ...described.get(name), name })),
    "x-sources": { document: { title: `OpenAPI document ${source}: ${title} ${version}`, evidence: "vendor-docs" } },
  } as OpenApiDocument;
}

/** A copy without extensions, which mean something to their own tools alone. */
function withoutExtensions(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutExtensions(item));
  if (typeof node !== "object" || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => isMap || !key.startsWith("x-"));
  const copied = kept.map(([key, value]) => [
    key,
    !isMap && data.has(key) ? value : withoutExtensions(value, !isMap && maps.has(key)),
  ]);
  return Object.fromEntries(copied);
}

/** Gives each body that has none a named example: the document's own, or a made one that is marked as inferred. */
function addExamples(
  document: OpenApiDocument,
  node: unknown,
  keys: string[],
  schemas = compileSchemas(document),
): void {
  if (typeof node !== "object" || node === null || data.has(keys.at(-1) ?? "")) return;
  for (const [key, value] of Object.entries(node)) addExamples(document, value, [...keys, key], schemas);
  const media = node as MediaType & Node;
  if (keys.at(-2) !== "content" || media.examples || !media.schema) return;
  const { example } = media;
  delete media["example"];
  const pointer = `${toPointer(keys)}/schema`;
  const made = () => sampleOf(document, media.schema as Schema, pointer, (value) => schemas.isValid(pointer, value));
  const value = example ?? made();
  if (value === undefined) return;
  media.examples = { [example === undefined ? "made" : "documented"]: { value: value as Json } };
  if (example === undefined) media["x-keyword-evidence"] = { examples: "inferred" };
}
