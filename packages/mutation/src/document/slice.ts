import { at, fromPointer, toPointer, type OpenApiDocument } from "@demarc/openapi";

/**
 * One path of a document with the components that it refers to, at any distance. Preparing a mock costs time with the
 * size of the document, and a mutant is one document of thousands.
 *
 * @returns the document itself where it does not have the path
 */
export function sliceOf(document: OpenApiDocument, path: string): OpenApiDocument {
  const item = document.paths[path];
  if (!item) return document;
  const components: Record<string, Record<string, unknown>> = {
    securitySchemes: document.components?.securitySchemes ?? {},
  };
  for (const pointer of reached(document, item)) {
    const [root, section, name] = fromPointer(pointer);
    if (root !== "components" || !section || !name) continue;
    components[section] ??= {};
    components[section][name] = at(document, toPointer([root, section, name]));
  }
  return { ...document, paths: { [path]: item }, components };
}

/** The pointers of what a part of a document refers to, and what that refers to. */
export function reached(document: OpenApiDocument, part: unknown): Set<string> {
  const found = new Set<string>();
  const refer = (reference: string) => {
    const pointer = reference.slice(1);
    if (!reference.startsWith("#/") || found.has(pointer)) return;
    found.add(pointer);
    visit(at(document, reference));
  };
  const visit = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    const { $ref, mapping, "x-result-variants": variants } = node as Referring;
    if (typeof $ref === "string") refer($ref);
    for (const value of Object.values(mapping ?? {})) if (typeof value === "string") refer(value);
    for (const { schema } of variants ?? []) refer(`#${toPointer(["components", "schemas", schema])}`);
    for (const child of Object.values(node)) visit(child);
  };
  visit(part);
  return found;
}

/** What refers to a component: a reference, the mapping of a discriminator, a result that the query decides. */
interface Referring {
  $ref?: unknown;
  mapping?: object;
  "x-result-variants"?: { schema: string }[];
}
