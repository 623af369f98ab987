import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import type { OpenApiDocument } from "../document.ts";
import type { Fault } from "../operations.ts";
import { at, toPointer } from "../pointer.ts";
import { beginningOf, mostFaults, mostLevels, sizeOf } from "./bounds.ts";
import { closedDocument, originalPointer } from "./closed.ts";
import { provenDocument } from "./proven.ts";
import { addClosedKeywords, closedKeyword } from "./closed-keywords.ts";
import { patternEngine } from "./pattern.ts";
import { readableDocument, type Direction } from "./readable.ts";

// A CommonJS module that TypeScript takes for a default export.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

/** One place where something differs from the document, raw: whoever shows it redacts it. */
export interface Violation {
  /** JSON pointer into what was checked. */
  pointer: string;
  /** JSON pointer into the document, to the keyword that does not hold. */
  specPointer: string;
  expected: string;
  /** What stands at the pointer; undefined where nothing does. */
  value: unknown;
  /** There is something that is not documented, and it breaks nothing. */
  additive: boolean;
  /** What it differs from is only inferred, or an erratum tolerates the value: it breaks nothing. */
  informational?: true;
}

export interface Schemas {
  /**
   * Everything that is wrong with a value by the schema at a JSON pointer of the document, additions included. Of a
   * large value, what is wrong with its beginning, or else the first fault.
   */
  violations(schemaPointer: string, value: unknown): Violation[];
  /** Whether a value keeps a schema. Additions are let through. */
  isValid(schemaPointer: string, value: unknown): boolean;
  /** Whether a value keeps a schema and holds nothing beyond it. */
  isExact(schemaPointer: string, value: unknown): boolean;
  /** Schemas that Ajv could not compile so far. Anything is let through there. */
  faults: readonly Fault[];
}

/** A document's schemas with Ajv, and the way back from an error to its place. */
interface Compiler {
  document: OpenApiDocument;
  compile(pointer: string): ValidateFunction;
  faults: Fault[];
  /** JSON pointer into the document, to the keyword that an error is about. */
  placeOf(error: ErrorObject): string;
}

/** The schemas of a document, compiled by Ajv when first asked for. Knows nothing of Prism. */
export function compileSchemas(given: OpenApiDocument, direction: Direction = "response"): Schemas {
  const { document } = readableDocument(given, direction);
  const open = createCompiler(document);
  let copy: Compiler | undefined;
  let known: Compiler | undefined;
  // Each value is validated against the document itself as well, so that a branch that is lost loses nothing.
  const proven = () => (known ??= createCompiler(provenDocument(document)));
  const closed = () => (copy ??= createCompiler(closedDocument(document, { belowUnions: true }), addClosedKeywords));
  let first: Compiler | undefined;
  const quick = () =>
    (first ??= createCompiler(closedDocument(document, { belowUnions: true }), addClosedKeywords, false));
  return {
    faults: open.faults,
    violations(pointer, whole) {
      const { isLarge, isDeep } = sizeOf(whole);
      if (isDeep) {
        const expected = `a value nested at most ${mostLevels} deep`;
        return [{ pointer: "", specPointer: pointer, expected, value: undefined, additive: false }];
      }
      const fault = isLarge ? firstFault(quick(), pointer, whole) : undefined;
      if (isLarge && !fault) return [];
      const value = isLarge ? beginningOf(whole) : whole;
      const { compile, placeOf } = closed();
      const validate = compile(pointer);
      const errors = errorsOf(validate, value);
      // Mostly a value holds nothing beyond its schema; then one look is enough.
      if (errors.length === 0) return fault ? [fault] : [];
      const additions = additiveErrors(errors)
        .slice(0, mostFaults)
        .map((error) => describe(error, originalPlace(placeOf(error)), value, true));
      const broken = breaches(open, pointer, value);
      if (broken.length === 0) return additions;
      return [...withInformational(broken, proven(), pointer, value), ...additions];
    },
    isValid: (pointer, value) => open.compile(pointer)(value) === true,
    isExact: (pointer, value) => closed().compile(pointer)(value) === true,
  };
}

/** The first fault of a large value. Looked for without those after it: a million rows may have ten million. */
function firstFault({ compile, placeOf }: Compiler, pointer: string, value: unknown): Violation | undefined {
  const [error] = errorsOf(compile(pointer), value);
  const isAdditive = error && additiveErrors([error]).length > 0;
  return error && describe(error, originalPlace(placeOf(error)), value, Boolean(isAdditive));
}

function createCompiler(document: OpenApiDocument, extend?: (ajv: Ajv2020) => void, allErrors = true): Compiler {
  // Not strict: the schemas carry extensions of ours. The linter checks their keywords. Verbose, because the path
  // that Ajv gives begins at whichever reference it compiled; the schema itself tells where it stands. Not
  // optimised: that takes longer than the few values that most schemas see.
  const ajv = new Ajv2020({
    allErrors,
    verbose: true,
    strict: false,
    validateFormats: true,
    validateSchema: false,
    meta: false,
    logger: false,
    code: { optimize: false, regExp: patternEngine, process: withoutCopies },
  });
  addFormats(ajv);
  extend?.(ajv);
  ajv.addSchema(document, "spec");
  const compiled = new Map<string, ValidateFunction>();
  const faults: Fault[] = [];
  let places: WeakMap<object, string> | undefined;
  return {
    document,
    faults,
    compile(pointer) {
      let validate = compiled.get(pointer);
      if (!validate) {
        // Where there is no schema, anything is let through.
        const schema = at(document, pointer) === undefined ? true : { $ref: `spec#${encodeURI(pointer)}` };
        try {
          validate = ajv.compile(schema);
        } catch (error) {
          faults.push({ pointer, message: `the schema cannot be compiled: ${(error as Error).message}` });
          validate = ajv.compile(true);
        }
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

/** Ajv copies all errors so far with each row that has one: the time would grow with the square of the rows. */
function withoutCopies(code: string): string {
  return code.replaceAll(
    "vErrors.concat(",
    "((all, more) => { for (const error of more) all.push(error); return all; })(vErrors, ",
  );
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

function isUnion({ keyword }: ErrorObject): boolean {
  return keyword === "anyOf" || keyword === "oneOf";
}

/** What the closed copy alone refuses. */
function additiveErrors(errors: ErrorObject[]): ErrorObject[] {
  const unions = new Set(errors.filter(isUnion).map(({ instancePath }) => instancePath));
  return errors.filter(({ keyword, instancePath }) => {
    if (keyword === "x-extensible-enum") return true;
    // Where no branch of a union fits, none has said which fields it knows.
    return keyword === closedKeyword && !unions.has(instancePath);
  });
}

/** The keyword that closes the copy stands nowhere in the document; the schema that it closes does. */
function originalPlace(place: string): string {
  const original = originalPointer(place);
  const closing = `/${closedKeyword}`;
  return original.endsWith(closing) ? original.slice(0, -closing.length) : original;
}

/** What breaks a schema, or the first of it. */
function breaches(compiler: Compiler, pointer: string, value: unknown): Violation[] {
  return breachesIn(compiler, errorsOf(compiler.compile(pointer), value).slice(0, mostFaults), value);
}

/** What Ajv says of a value. It would keep that until it is asked again, with the value itself. */
function errorsOf(validate: ValidateFunction, value: unknown): ErrorObject[] {
  const errors = validate(value) ? [] : (validate.errors ?? []);
  validate.errors = null;
  return errors;
}

/** What the errors say. Where a union fails, what the nearest branch says; what the union says where none is nearest. */
function breachesIn(compiler: Compiler, errors: ErrorObject[], value: unknown): Violation[] {
  const unions = new Set(errors.filter(isUnion).map(({ instancePath }) => instancePath));
  const isInside = insideOf(unions);
  // Below a union, every branch has errors of its own.
  const isBelow = (error: ErrorObject) =>
    (!isUnion(error) && unions.has(error.instancePath)) || isInside(error.instancePath);
  return errors.flatMap((error) => {
    if (isBelow(error)) return [];
    const nearest = isUnion(error) ? nearestBranch(compiler, error, value) : undefined;
    return nearest ?? [describe(error, compiler.placeOf(error), value, false)];
  });
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

/** Whether a pointer leads into one of the places. Remembers the way: mostly it is a long one, and common to many. */
function insideOf(places: ReadonlySet<string>): (pointer: string) => boolean {
  const known = new Map([["", false]]);
  const isInside = (pointer: string): boolean => {
    const found = known.get(pointer) ?? (places.has(parentOf(pointer)) || isInside(parentOf(pointer)));
    known.set(pointer, found);
    return found;
  };
  return isInside;
}

/**
 * Marks breaches that the proven part of a document does not have. Where a union hides which is which, a breach of the
 * proven part in the same place or around it counts for it.
 */
function withInformational(broken: Violation[], compiler: Compiler, pointer: string, value: unknown): Violation[] {
  const errors = errorsOf(compiler.compile(pointer), value);
  // Of so many only the first would be compared, and the others be taken for notes.
  if (errors.length > mostFaults) return broken;
  const keyOf = (one: Violation) => JSON.stringify([one.pointer, one.specPointer]);
  const known = new Set(broken.map(keyOf));
  const proven = breachesIn(compiler, errors, value);
  const same = new Set(proven.map(keyOf));
  const others = proven.filter((one) => !known.has(keyOf(one)));
  if (!others.every(nearOneOf(broken))) return broken;
  const isNear = nearOneOf(others);
  return broken.map((one) => (same.has(keyOf(one)) || isNear(one) ? one : { ...one, informational: true }));
}

/** Whether a violation is in the place of one of several, around one or inside of one. */
function nearOneOf(violations: readonly Violation[]): (violation: Violation) => boolean {
  const places = new Set(violations.map(({ pointer }) => pointer));
  const isInside = insideOf(places);
  const around = new Set(places);
  for (const place of places) {
    for (let rest = place; rest !== "" && !around.has(parentOf(rest)); around.add(rest)) rest = parentOf(rest);
  }
  return ({ pointer }) => around.has(pointer) || isInside(pointer);
}

/** The breaches of the branch with the fewest; undefined where two branches have as few, or a value fits several. */
function nearestBranch(compiler: Compiler, error: ErrorObject, value: unknown): Violation[] | undefined {
  const place = compiler.placeOf(error);
  const branches = at(compiler.document, place);
  if (!Array.isArray(branches)) return undefined;
  const inside = at(value, error.instancePath);
  const found = branches.map((_, index) => breaches(compiler, `${place}/${index}`, inside));
  const [first, second] = found.toSorted((a, b) => a.length - b.length);
  if (!first || first.length === 0 || first.length === second?.length) return undefined;
  return first.map((violation) => ({ ...violation, pointer: `${error.instancePath}${violation.pointer}` }));
}

function describe(error: ErrorObject, specPointer: string, whole: unknown, additive: boolean): Violation {
  const { missingProperty, unevaluatedProperty, additionalProperty } = error.params as Record<string, string>;
  const key = missingProperty ?? unevaluatedProperty ?? additionalProperty;
  const pointer = `${error.instancePath}${key === undefined ? "" : toPointer([key])}`;
  return { pointer, specPointer, expected: expectation(error), value: at(whole, pointer), additive };
}

function expectation({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case closedKeyword:
    case "unevaluatedProperties":
    case "additionalProperties":
      return "no field of this name: it is not documented";
    case "required":
      return "a value: the field is required";
    case "enum":
      return `one of ${JSON.stringify(params["allowedValues"])}`;
    case "x-extensible-enum":
      return `one of ${JSON.stringify(params["allowedValues"])}, which are those known`;
    case "const":
      return JSON.stringify(params["allowedValue"]);
    case "type":
      return `a value of type ${[params["type"]].flat().join(" or ")}`;
    default:
      return (message ?? keyword).replace(/^must /, "to ");
  }
}
