import {
  describedSubschemas,
  fieldName,
  isJson,
  pathInto,
  responseHeaders,
  resolveSchema,
  schemaOf,
  toPointer,
  typesOf,
  type OpenApiDocument,
  type Operation,
  type Schema,
  type Spec,
} from "@demarc/openapi";
import { idPart, type Shown } from "../model/case.ts";

/** One side of a constraint that a document sets, and what to call it. */
export interface Constraint extends Shown {
  name: string;
}

/** The formats that are checked. Others, `password` and `int64` among them, say what a value is for. */
const checkedFormats = new Set(
  "date time date-time duration email hostname ipv4 ipv6 uri uri-reference uri-template url uuid json-pointer relative-json-pointer regex byte int32".split(
    " ",
  ),
);

/** Keywords that a value can keep or break. */
const assertions = [
  "type",
  "enum",
  "const",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minItems",
  "maxItems",
  "uniqueItems",
  "contains",
  "minProperties",
  "maxProperties",
  "anyOf",
  "oneOf",
  "not",
  "propertyNames",
];

/** Both sides of every constraint of an operation, each place of the document once for each of its roles. */
export function constraintsOf({ document }: Spec, operation: Operation): Constraint[] {
  const found = new Map<string, Constraint>();
  const collect = (role: string, schema: Schema | undefined, pointer: string, form: Form) => {
    if (schema)
      walk({ document, form, known: new Map() }, schema, pointer, [], new Set(), (specPointer, name, side) =>
        found.set(`${role} ${specPointer} ${side}`, { role, specPointer, side, name: `${role} ${name} ${side}` }),
      );
  };
  for (const { node, pointer } of operation.parameters) {
    const place = schemaOf(node, pointer);
    collect(`${node.in} ${node.name}`, place.schema, place.pointer, "text");
    const role = `${node.in} ${node.name}`;
    if (node.required && node.in !== "path")
      found.set(`${pointer} required`, {
        role,
        specPointer: `${pointer}/required`,
        side: "invalid",
        name: `${role} required invalid`,
      });
  }
  const bodies = Object.entries(operation.requestBody?.node.content ?? {});
  for (const [index, [type, { schema }]] of bodies.entries()) {
    if (isJson(type))
      collect(
        index === 0 ? "body" : `body.${idPart(type)}`,
        schema,
        `${operation.requestBody?.pointer}/content${toPointer([type])}/schema`,
        "request",
      );
  }
  for (const [status, { node, pointer }] of Object.entries(operation.responses)) {
    const seen = new Set<string>();
    for (const [type, { schema }] of Object.entries(node.content ?? {})) {
      // Two media types of one response mostly share their schema.
      if (!isJson(type) || seen.has(JSON.stringify(schema))) continue;
      seen.add(JSON.stringify(schema));
      const variants = status === "200" ? operation.resultVariants : [];
      if (variants.length === 0) collect(status, schema, `${pointer}/content${toPointer([type])}/schema`, "response");
      for (const { schema: name } of variants)
        collect(status, { $ref: `#/components/schemas/${name}` }, "", "response");
    }
    for (const { name, node: header, pointer: place } of responseHeaders(document, { node, pointer })) {
      const own = schemaOf(header, place);
      collect(`${status} header ${name}`, own.schema, own.pointer, "text");
      if (header.required)
        found.set(`${place} required`, {
          role: `${status} header ${name}`,
          specPointer: `${place}/required`,
          side: "invalid",
          name: `${status} header ${name} required invalid`,
        });
    }
  }
  return [...found.values()];
}

/** How a value travels: as text, where anything is a text, or as JSON, sent or received. */
type Form = "text" | "request" | "response";
type Add = (specPointer: string, name: string, side: Shown["side"]) => void;

/** How often a schema is entered on different ways: fields of fields multiply, and it says the same each time. */
const most = 100;

interface Walked {
  document: OpenApiDocument;
  form: Form;
  /** How often each schema was entered. */
  known: Map<string, number>;
}

function walk(
  walked: Walked,
  reference: Schema,
  place: string,
  path: readonly string[],
  entered: ReadonlySet<string>,
  add: Add,
  among?: readonly unknown[],
): void {
  const { document, form, known } = walked;
  const { schema, pointer } = resolveSchema(document, reference, place);
  const times = known.get(pointer) ?? 0;
  if (entered.has(pointer) || times > most) return;
  known.set(pointer, times + 1);
  const inside = new Set(entered).add(pointer);
  const field = fieldName(path);
  const both = (keyword: string, sides: readonly Shown["side"][] = ["valid", "invalid"]) => {
    for (const side of sides) add(`${pointer}/${keyword}`, `${field || "(all)"} ${keyword}`, side);
  };
  for (const keyword of assertions) {
    if (schema[keyword] === undefined || schema[keyword] === false) continue;
    // A format that only annotates cannot be broken.
    if (keyword === "format" && !checkedFormats.has(String(schema[keyword]))) continue;
    const takesAnything =
      form === "text" &&
      keyword === "type" &&
      typesOf(schema).some((type) => ["string", "array", "object"].includes(type));
    if (keyword === "anyOf" || keyword === "oneOf") both(keyword, ["invalid"]);
    // Nothing is shorter than nothing.
    else if (keyword.startsWith("min") && keyword !== "minimum" && schema[keyword] === 0) both(keyword, ["valid"]);
    else both(keyword, takesAnything ? ["valid"] : undefined);
  }
  if (schema["x-extensible-enum"]) both("x-extensible-enum", form === "response" ? undefined : ["valid"]);
  for (const keyword of ["additionalProperties", "unevaluatedProperties"] as const)
    if (schema[keyword] !== undefined) both(keyword, schema[keyword] === false ? ["invalid"] : ["valid"]);
  if (schema["if"] !== undefined && (schema["then"] ?? schema["else"]) !== undefined) both("if", ["invalid"]);
  if ((schema.items as unknown) === false) both("items");
  schema.required?.forEach((name, index) => {
    const { [name]: property = {} } = schema.properties ?? {};
    const isOthers =
      resolveSchema(document, property, "").schema[form === "request" ? "readOnly" : "writeOnly"] === true;
    if (!isOthers) both(`required/${index}`);
  });
  for (const key of Object.keys((schema["dependentRequired"] as object | undefined) ?? {}))
    both(`dependentRequired${toPointer([key])}`);
  for (const { keyword, pointer: key, scope, schema: child } of describedSubschemas(schema)) {
    // A branch for a value that the schema around it leaves out says nothing.
    const named = scope.of === "value" ? (schema.enum ?? among) : undefined;
    const { const: only } = resolveSchema(document, child, "").schema;
    const isShown = !named || only === undefined || named.includes(only);
    if (isShown && (keyword === "anyOf" || keyword === "oneOf")) both(key.slice(1), ["valid"]);
    if (isShown) walk(walked, child, `${pointer}${key}`, pathInto(path, scope), inside, add, named);
  }
}
