import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { toPointer, type OpenApiDocument } from "@demarc/spec";

// A CommonJS module that TypeScript takes for a default export.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

/** Where a value breaks its schema. */
export interface SchemaProblem {
  /** JSON pointer into the value. */
  pointer: string;
  /** JSON pointer into the document, to the keyword that does not hold. */
  specPointer: string;
  expected: string;
}

export interface Schemas {
  /** Everything that is wrong with a value by the schema at a JSON pointer of the document. */
  problems(schemaPointer: string, value: unknown): SchemaProblem[];
  isValid(schemaPointer: string, value: unknown): boolean;
}

/** The schemas of a document, compiled by Ajv when first asked for. Knows nothing of Prism. */
export function compileSchemas(document: OpenApiDocument): Schemas {
  // Not strict: the schemas carry extensions of ours. The linter checks their keywords.
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: true, verbose: true });
  addFormats(ajv);
  ajv.addSchema(document, "spec");
  const places = placesOf(document);
  const compiled = new Map<string, ValidateFunction>();
  const compile = (pointer: string): ValidateFunction => {
    let validate = compiled.get(pointer);
    if (!validate) {
      validate = ajv.compile({ $ref: `spec#${encodeURI(pointer)}` });
      compiled.set(pointer, validate);
    }
    return validate;
  };
  return {
    problems(pointer, value) {
      const validate = compile(pointer);
      return validate(value) ? [] : withoutBranches(validate.errors ?? []).map((error) => describe(error, pointer, places));
    },
    isValid: (pointer, value) => compile(pointer)(value) === true,
  };
}

/** Where a union fails, every branch complains; the union's own complaint says it all. */
function withoutBranches(errors: ErrorObject[]): ErrorObject[] {
  const unions = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  if (unions.length === 0) return errors;
  return errors.filter((error) => unions.includes(error) || !unions.some((union) => error.instancePath.startsWith(union.instancePath)));
}

function describe(error: ErrorObject, root: string, places: Places): SchemaProblem {
  const missing = error.keyword === "required" ? toPointer([String(error.params["missingProperty"])]) : "";
  const place = places.get(error.parentSchema);
  return {
    pointer: `${error.instancePath}${missing}`,
    specPointer: place === undefined ? root : `${place}/${error.keyword}`,
    expected: expectation(error),
  };
}

type Places = ReadonlyMap<unknown, string>;

/** Where each object of a document stands. Behind a reference, Ajv's own path begins anew and names no place of it. */
function placesOf(node: unknown, pointer = "", places = new Map<unknown, string>()): Places {
  if (typeof node !== "object" || node === null) return places;
  places.set(node, pointer);
  for (const [key, child] of Object.entries(node)) placesOf(child, `${pointer}${toPointer([key])}`, places);
  return places;
}

function expectation(error: ErrorObject): string {
  if (error.keyword === "required") return "a value: the field is required";
  if (error.keyword === "enum") return `one of ${JSON.stringify(error.params["allowedValues"])}`;
  if (error.keyword === "const") return JSON.stringify(error.params["allowedValue"]);
  if (error.keyword === "type") return `a value of type ${[error.params["type"]].flat().join(" or ")}`;
  return (error.message ?? error.keyword).replace(/^must /, "to ");
}
