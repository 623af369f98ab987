import { Ajv2020, _, stringify, type CodeKeywordDefinition } from "ajv/dist/2020.js";
import standaloneModule from "ajv/dist/standalone/index.js";
import addFormatsModule from "ajv-formats";
import type { OpenApiDocument, Schema } from "@demarc/openapi";
import { strictCopy, strictSchemas } from "./strict-copy.ts";

// CommonJS modules that TypeScript takes for default exports.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;
const standaloneCode = standaloneModule as unknown as (ajv: Ajv2020, functions: Record<string, string>) => string;

/** Ajv has to be told of the one keyword of ours that fails, in the strict copy alone. */
const knownValues: CodeKeywordDefinition = {
  keyword: "x-extensible-enum",
  schemaType: "array",
  error: {
    message: "must be one of the known values",
    params: ({ schema }) => _`{allowedValues: ${stringify(schema)}}`,
  },
  code(context) {
    const known = context.schema as unknown[];
    // A value of another type is a breach already.
    const sameType = _`${stringify([...new Set(known.map((value) => typeof value))])}.includes(typeof ${context.data})`;
    context.fail(_`${sameType} && !${stringify(known)}.includes(${context.data})`);
  },
};

/**
 * Compiles the strict copies of schemas with Ajv, to the source of a module that exports a function for each. The
 * module still requires Ajv's helpers.
 */
export function compileSchemas(document: OpenApiDocument, bodies: ReadonlyMap<string, Schema>): string {
  // Not strict, as in the contract tests: the linter checks the keywords. References become functions of their own,
  // which keeps a schema that is used often from being written out each time.
  const ajv = new Ajv2020({ allErrors: true, strict: false, inlineRefs: false, code: { source: true, esm: true } });
  addFormats(ajv);
  ajv.addKeyword(knownValues);
  ajv.addSchema(
    {
      ...strictSchemas(document),
      bodies: Object.fromEntries([...bodies].map(([name, schema]) => [name, strictCopy(schema)])),
    },
    "spec",
  );
  return withoutConcat(
    standaloneCode(ajv, Object.fromEntries([...bodies.keys()].map((name) => [name, `spec#/bodies/${name}`]))),
  );
}

/** Ajv copies all errors so far for each row that has one more, which takes minutes for 100,000 rows. */
function withoutConcat(source: string): string {
  return `${source.replaceAll(/vErrors\.concat\((\w+\.errors)\)/g, "append(vErrors, $1)")}
function append(errors, more) { for (const error of more) errors.push(error); return errors; }`;
}
