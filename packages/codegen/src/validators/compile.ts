import { createRequire, isBuiltin } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneModule from "ajv/dist/standalone/index.js";
import addFormatsModule from "ajv-formats";
import {
  addClosedKeywords,
  closedDocument,
  mapSchemas,
  mapSubschemas,
  readableDocument,
  type OpenApiDocument,
  type Schema,
} from "@demarc/openapi";
import { rolldown } from "rolldown";

// CommonJS modules that TypeScript takes for default exports.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;
const standaloneCode = standaloneModule as unknown as (ajv: Ajv2020, functions: Record<string, string>) => string;

const require = createRequire(import.meta.url);
const entry = "\0validators";

/** Of one answer. */
const mostErrors = 100_000;

/**
 * Compiles schemas of the closed copy of a document with Ajv, to the source of a module without imports that exports a
 * function for each.
 *
 * @param pointers where each schema stands in the document, by the name of its function
 * @param direction which messages they are of
 */
export async function compileSchemas(
  document: OpenApiDocument,
  pointers: ReadonlyMap<string, string>,
  direction: "request" | "response" = "response",
): Promise<string> {
  // Not strict, as in the contract tests: the linter checks the keywords. References become functions of their own,
  // which keeps a schema that is used often from being written out each time.
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    inlineRefs: false,
    logger: false,
    code: { source: true, esm: true },
  });
  addFormats(ajv);
  addClosedKeywords(ajv);
  // A client validates by the closed copy alone, so that it must not lose a branch of a union by it.
  const closed = closedDocument(readableDocument(document, direction).document, { belowUnions: false });
  ajv.addSchema(
    mapSchemas(closed, (schema) => validatedPart(ajv, schema)),
    "spec",
  );
  const places = [...pointers].map(([name, pointer]) => [name, `spec#${encodeURI(pointer)}`]);
  return inlineImports(boundErrors(standaloneCode(ajv, Object.fromEntries(places))));
}

/** The keywords that Ajv validates: no other is to be shipped. */
function validatedPart(ajv: Ajv2020, schema: Schema): Schema {
  const validated = mapSubschemas(schema, (child) => validatedPart(ajv, child.schema));
  return Object.fromEntries(Object.entries(validated).filter(([keyword]) => ajv.getKeyword(keyword)));
}

/**
 * Keeps errors within bounds. Ajv copies all errors so far for each row that has one more, which takes minutes for 100,000
 * rows; and it collects them all, a gigabyte for a million rows. At the limit the validator throws the list: even below
 * a union, one branch of which might have had none.
 */
function boundErrors(source: string): string {
  return `${source
    .replaceAll(/vErrors\.concat\((\w+\.errors)\)/g, "append(vErrors, $1)")
    .replaceAll(/vErrors\.push\((\w+)\)/g, "append(vErrors, [$1])")}
function append(errors, more) { for (const error of more) if (errors.push(error) >= ${mostErrors}) throw errors; return errors; }`;
}

/** Puts into a module what it requires, without what it does not use. */
export async function inlineImports(source: string): Promise<string> {
  const bundle = await rolldown({
    input: entry,
    platform: "neutral",
    // Otherwise comments name folders of this machine, which makes the file stale on any other.
    experimental: { attachDebugInfo: "none" },
    plugins: [
      {
        name: "validators",
        resolveId(id, importer) {
          if (isBuiltin(id)) return { id, external: true };
          if (id === entry) return id;
          return importer === entry ? require.resolve(id) : null;
        },
        load: (id) => (id === entry ? source : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm" });
  await bundle.close();
  const [{ code, imports }] = output;
  if (imports.length > 0)
    throw new Error(
      `The validators import ${imports.join(", ")}, which a client cannot: teach packages/codegen to inline it.`,
    );
  return code;
}
