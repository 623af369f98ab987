import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { at, toPointer, type OpenApiDocument } from "@demarc/spec";
import { strictDocument } from "./strict.ts";

// A CommonJS module that TypeScript takes for a default export.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

/** Where a value breaks its schema. */
export interface SchemaProblem {
  /** JSON pointer into the value. */
  pointer: string;
  /** JSON pointer into the document, to the keyword that does not hold. */
  specPointer: string;
  expected: string;
  /** The value has something that is not documented, and breaks nothing. */
  additive: boolean;
}

export interface Schemas {
  /** Everything that is wrong with a value by the schema at a JSON pointer of the document, additions included. */
  problems(schemaPointer: string, value: unknown): SchemaProblem[];
  /** Whether a value keeps a schema. Additions are let through. */
  isValid(schemaPointer: string, value: unknown): boolean;
  /** Whether a value keeps a schema and holds nothing beyond it. */
  isExact(schemaPointer: string, value: unknown): boolean;
}

/** A document's schemas with Ajv, and the way back from an error to its place. */
interface Compiler {
  compile(pointer: string): ValidateFunction;
  /** JSON pointer into the document, to the keyword that an error is about. */
  placeOf(error: ErrorObject): string;
}

/** The schemas of a document, compiled by Ajv when first asked for. Knows nothing of Prism. */
export function compileSchemas(document: OpenApiDocument): Schemas {
  const open = compiler(document);
  let closed: Compiler | undefined;
  const strict = () => (closed ??= compiler(strictDocument(document)));
  return {
    problems(pointer, value) {
      const { compile, placeOf } = strict();
      const validate = compile(pointer);
      // Mostly a value holds nothing beyond its schema; then one look is enough.
      if (validate(value)) return [];
      const additions = additiveErrors(document, validate.errors ?? [], placeOf).map((error) =>
        describe(error, placeOf(error), true),
      );
      return [...breaches(document, open, pointer, value), ...additions];
    },
    isValid: (pointer, value) => open.compile(pointer)(value) === true,
    isExact: (pointer, value) => strict().compile(pointer)(value) === true,
  };
}

function compiler(document: OpenApiDocument): Compiler {
  // Not strict: the schemas carry extensions of ours. The linter checks their keywords. Verbose, because the path
  // that Ajv gives begins at whichever reference it compiled; the schema itself tells where it stands. Not
  // optimised: that takes longer than the few values that most schemas see.
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    validateFormats: true,
    validateSchema: false,
    meta: false,
    logger: false,
    code: { optimize: false },
  });
  addFormats(ajv);
  ajv.addSchema(document, "spec");
  const compiled = new Map<string, ValidateFunction>();
  let places: WeakMap<object, string> | undefined;
  return {
    compile(pointer) {
      let validate = compiled.get(pointer);
      if (!validate) {
        validate = ajv.compile({ $ref: `spec#${encodeURI(pointer)}` });
        compiled.set(pointer, validate);
      }
      return validate;
    },
    placeOf({ parentSchema, keyword, schemaPath }) {
      const place = (places ??= placesIn(document)).get(parentSchema as object) ?? "";
      return `${place}/${keyword === "false schema" ? (schemaPath.split("/").at(-2) ?? "") : keyword}`;
    },
  };
}

/** Where each object of a document stands. */
function placesIn(document: object): WeakMap<object, string> {
  const places = new WeakMap<object, string>();
  const visit = (node: unknown, pointer: string) => {
    if (typeof node !== "object" || node === null || places.has(node)) return;
    places.set(node, pointer);
    for (const [key, child] of Object.entries(node)) visit(child, `${pointer}${toPointer([key])}`);
  };
  visit(document, "");
  return places;
}

/** What the strict copy alone refuses. */
function additiveErrors(document: OpenApiDocument, errors: ErrorObject[], placeOf: Compiler["placeOf"]): ErrorObject[] {
  const unions = new Set(
    errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf").map(({ instancePath }) => instancePath),
  );
  return errors.filter((error) => {
    // Where no branch of a union fits, none has said which fields it knows.
    if (error.keyword === "unevaluatedProperties") return !unions.has(error.instancePath);
    return (
      error.keyword === "enum" &&
      at(document, `${placeOf(error).replace(/\/enum$/, "")}/x-extensible-enum`) !== undefined
    );
  });
}

/** What breaks a schema. Where a union fails, what the nearest branch says; the union's own complaint where none is nearest. */
function breaches(document: OpenApiDocument, compiler: Compiler, pointer: string, value: unknown): SchemaProblem[] {
  const validate = compiler.compile(pointer);
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const unions = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  // Below a union, every branch complains.
  const outer = errors.filter(
    (error) =>
      !unions.some(
        (union) =>
          union !== error &&
          error.instancePath.startsWith(union.instancePath) &&
          !(unions.includes(error) && error.instancePath === union.instancePath),
      ),
  );
  return outer.flatMap((error) =>
    unions.includes(error)
      ? (nearestBranch(document, compiler, error, value) ?? [describe(error, compiler.placeOf(error), false)])
      : [describe(error, compiler.placeOf(error), false)],
  );
}

/** The breaches of the branch with the fewest; undefined where two branches have as few, or a value fits several. */
function nearestBranch(
  document: OpenApiDocument,
  compiler: Compiler,
  error: ErrorObject,
  value: unknown,
): SchemaProblem[] | undefined {
  const place = compiler.placeOf(error);
  const branches = at(document, place);
  if (!Array.isArray(branches)) return undefined;
  const found = branches.map((_, index) =>
    breaches(document, compiler, `${place}/${index}`, at(value, error.instancePath)),
  );
  const [first, second] = found.toSorted((one, other) => one.length - other.length);
  if (!first || first.length === 0 || first.length === second?.length) return undefined;
  return first.map((problem) => ({ ...problem, pointer: `${error.instancePath}${problem.pointer}` }));
}

function describe(error: ErrorObject, specPointer: string, additive: boolean): SchemaProblem {
  const key = (error.params["missingProperty"] ??
    error.params["unevaluatedProperty"] ??
    error.params["additionalProperty"]) as string | undefined;
  return {
    pointer: `${error.instancePath}${key === undefined ? "" : toPointer([key])}`,
    // The strict copy's own keywords stand nowhere in the document; what they were made of does.
    specPointer: !additive
      ? specPointer
      : specPointer.replace(/\/unevaluatedProperties$/, "").replace(/\/enum$/, "/x-extensible-enum"),
    expected: expectation(error, additive),
    additive,
  };
}

function expectation(error: ErrorObject, additive: boolean): string {
  if (error.keyword === "unevaluatedProperties" || error.keyword === "additionalProperties")
    return "no field of this name: it is not documented";
  if (error.keyword === "required") return "a value: the field is required";
  if (error.keyword === "enum")
    return `one of ${JSON.stringify(error.params["allowedValues"])}${additive ? ", which are those known" : ""}`;
  if (error.keyword === "const") return JSON.stringify(error.params["allowedValue"]);
  if (error.keyword === "type") return `a value of type ${[error.params["type"]].flat().join(" or ")}`;
  return (error.message ?? error.keyword).replace(/^must /, "to ");
}
