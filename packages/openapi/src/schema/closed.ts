import type { OpenApiDocument, Schema } from "../document.ts";
import { at, fromPointer, toPointer } from "../pointer.ts";
import { closedKeyword } from "./closed-keywords.ts";
import { describedSubschemas, mapSchemas, mapSubschemas, type Subschema } from "./subschemas.ts";

/**
 * How far a schema of the closed copy refuses what the document does not name. closed: it does. below: only its fields
 * do, because another schema of the same value (the one around an `allOf`) knows the other fields. untouched: it is as
 * the document says, all the way down.
 */
type Closing = "closed" | "below" | "untouched";

export interface ClosedOptions {
  /**
   * Whether what lies below a branch of `anyOf` or `oneOf`, or of a condition, is closed as well. A branch that refuses
   * an unknown field is lost, and with it the reason: so only where every value is validated against the document
   * itself, too.
   */
  belowUnions: boolean;
}

/** A copy in the making. */
interface Copy extends ClosedOptions {
  document: OpenApiDocument;
  /** What is referred to and has to be closed less, or more, than where it stands in the document; by name. */
  targets: Map<string, Schema>;
}

const components = "#/components/schemas/";

/**
 * A copy of a document that knows no more than it says: an object has the documented fields alone. What only the copy
 * refuses is an addition, which breaks nobody; it is compiled with {@link addClosedKeywords}. A schema that is open in
 * so many words (`additionalProperties: true`) stays open, as does one without fields.
 *
 * A schema that another one has as a part stands among the components of the copy once more, under a name of its own;
 * {@link originalPointer} leads back.
 */
export function closedDocument(document: OpenApiDocument, { belowUnions }: ClosedOptions): OpenApiDocument {
  const copy: Copy = { document, belowUnions, targets: new Map() };
  const closed = mapSchemas(document, (schema) => close(copy, schema, "closed"));
  const schemas = { ...closed.components?.schemas, ...Object.fromEntries(copy.targets) };
  return { ...closed, components: { ...closed.components, schemas } };
}

/** The pointer into the document of a place in its closed copy. */
export function originalPointer(pointer: string): string {
  const [section, kind, name = "", ...inside] = fromPointer(pointer);
  const target = /^(.+):(?:closed|below|untouched)$/.exec(name)?.[1];
  if (section !== "components" || kind !== "schemas" || target === undefined) return pointer;
  return `${target.startsWith("/") ? target : toPointer([section, kind, target])}${toPointer(inside)}`;
}

function close(copy: Copy, schema: Schema, closing: Closing): Schema {
  const closed = mapSubschemas(schema, (child) => close(copy, child.schema, closingOf(child, closing, copy)));
  // An unknown value would lose a branch, or turn a condition round.
  if (closing === "untouched") delete closed["x-extensible-enum"];
  const isAlone = !knowsFields(schema);
  if (schema.$ref !== undefined)
    closed.$ref = referenceTo(copy, schema.$ref, closing === "closed" && !isAlone ? "below" : closing);
  // A reference that stands alone leads to a schema that is closed itself.
  const isClosed = closing === "closed" && (schema.$ref === undefined || !isAlone);
  if (!isClosed || isOpen(schema) || !namesFields(copy.document, schema)) return closed;
  const names = alwaysNamed(copy.document, schema);
  closed[closedKeyword] = [...names].filter((name) => !Object.hasOwn(schema.properties ?? {}, name));
  return closed;
}

function closingOf({ keyword, scope, describes }: Subschema, around: Closing, { belowUnions }: ClosedOptions): Closing {
  if (around === "untouched" || !describes) return "untouched";
  if (scope.of !== "value") return "closed";
  return isBranch(keyword) && !belowUnions ? "untouched" : "below";
}

/** Whether the keyword has an error of its own where a schema under it fails. */
function isBranch(keyword: string): boolean {
  return isUnion(keyword) || keyword === "then" || keyword === "else";
}

function isUnion(keyword: string): boolean {
  return keyword === "anyOf" || keyword === "oneOf";
}

/** A reference to a copy of the target that is closed so far. */
function referenceTo(copy: Copy, reference: string, closing: Closing): string {
  const name = reference.startsWith(components) ? reference.slice(components.length) : "";
  const isComponent = name !== "" && !name.includes("/");
  if (isComponent && closing === "closed") return reference;
  const key = `${isComponent ? name : reference.slice(1)}:${closing}`;
  if (!copy.targets.has(key)) {
    const target = at(copy.document, reference);
    if (!isSchema(target)) return reference;
    // There before it is made: it may contain itself.
    copy.targets.set(key, {});
    copy.targets.set(key, close(copy, target, closing));
  }
  return `#${toPointer(["components", "schemas", key])}`;
}

/** Whether a schema says itself what becomes of fields that it does not name. */
function isOpen(schema: Schema): boolean {
  return "additionalProperties" in schema || "unevaluatedProperties" in schema;
}

/** Whether a schema itself has a say in which fields there may be, whatever it refers to. */
function knowsFields(schema: Schema): boolean {
  const isAboutFields = ({ scope }: Subschema) => ["property", "any property", "value"].includes(scope.of);
  return isOpen(schema) || describedSubschemas(schema).some(isAboutFields);
}

/** Whether a schema, or one that describes the same value with it, names a field. */
function namesFields(document: OpenApiDocument, schema: Schema): boolean {
  return [...schemasOfValue(document, schema, () => true)].some(({ properties, patternProperties }) =>
    [properties, patternProperties].some((fields) => Object.keys(fields ?? {}).length > 0),
  );
}

/**
 * The fields that a schema names outside unions, if only as required ones: of a union, it depends on the value which
 * fields there are.
 */
function alwaysNamed(document: OpenApiDocument, schema: Schema): Set<string> {
  const schemas = [...schemasOfValue(document, schema, ({ keyword }) => !isUnion(keyword))];
  return new Set(schemas.flatMap(({ properties, required = [] }) => [...Object.keys(properties ?? {}), ...required]));
}

/** A schema with those that describe the same value, behind references too. */
function* schemasOfValue(
  document: OpenApiDocument,
  schema: unknown,
  applies: (part: Subschema) => boolean,
  seen = new Set<unknown>(),
): Generator<Schema> {
  if (!isSchema(schema) || seen.has(schema)) return;
  seen.add(schema);
  yield schema;
  if (schema.$ref !== undefined) yield* schemasOfValue(document, at(document, schema.$ref), applies, seen);
  for (const part of describedSubschemas(schema)) {
    if (part.scope.of === "value" && applies(part)) yield* schemasOfValue(document, part.schema, applies, seen);
  }
}

function isSchema(node: unknown): node is Schema {
  return typeof node === "object" && node !== null;
}
