import { createRequire } from "node:module";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { OperationDescriptor } from "@demarc/client-core";
import { generate } from "@demarc/codegen/generate";
import { findUnsupported, type Unsupported } from "@demarc/codegen/unsupported";
import { readOperations, resolve, specOf, type OpenApiDocument, type PathItem } from "@demarc/openapi";

/** What the generated modules export, as one sees it who does not know their types. */
export interface Generated {
  operationDescriptors: Record<string, OperationDescriptor>;
  [name: string]: unknown;
}

/** A folder for generated clients, which find `@demarc/client-core` in it as a provider's package does. */
export function clientsFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "demarc-clients-"));
  mkdirSync(join(folder, "node_modules/@demarc"), { recursive: true });
  const core = dirname(createRequire(import.meta.url).resolve("@demarc/client-core/package.json"));
  symlinkSync(core, join(folder, "node_modules/@demarc/client-core"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** A client of what of a document a client can be generated for, written into a folder. */
export interface GeneratedClient {
  document: OpenApiDocument;
  unsupported: Unsupported[];
  load(): Generated;
}

export async function generateClient(folder: string, name: string, whole: OpenApiDocument): Promise<GeneratedClient> {
  const unsupported = findUnsupported(name, whole);
  const left = new Set(unsupported.flatMap(({ operationId }) => operationId ?? []));
  const document = withoutOperations(whole, left);
  const own = join(folder, name);
  mkdirSync(own);
  for (const [file, content] of await generate(specOf(document, name))) writeFileSync(join(own, file), content);
  // As a provider's package exports it.
  writeFileSync(
    join(own, "package.ts"),
    'export * from "./index.ts";\nexport * from "@demarc/client-core/public";\nexport * from "./validation.ts";\n',
  );
  return {
    document,
    unsupported,
    load: () => createRequire(import.meta.url)(join(own, "index.ts")) as Generated,
  };
}

/** A document without some of its operations. */
function withoutOperations(document: OpenApiDocument, operationIds: ReadonlySet<string>): OpenApiDocument {
  const dropped = readOperations(document).operations.filter(({ operationId }) => operationIds.has(operationId));
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, given]) => {
      const item = resolve<PathItem>(document, given);
      const methods = dropped.filter((operation) => operation.path === path).map(({ method }) => method as string);
      return [path, Object.fromEntries(Object.entries(item).filter(([key]) => !methods.includes(key)))];
    }),
  );
  return { ...document, paths };
}
