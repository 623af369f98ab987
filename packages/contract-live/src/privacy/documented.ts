import {
  at,
  describedSubschemas,
  isPersonal,
  mostLevels,
  resolveAt,
  typesOf,
  type OpenApiDocument,
  type Schema,
  type Schemas,
  type Scope,
} from "@demarc/openapi";
import { secretNamesOf } from "@demarc/contract";
import type { Redactor } from "@demarc/client-core/redaction";
import { isIdentifier, numberStandIn, standIn } from "../model/stand-in.ts";

/** All schemas that describe one value, each with its place in the document. */
type Described = readonly { schema: Schema; pointer: string }[];

/** A value on the way through a document. */
export interface Node {
  name: string;
  described: Described;
  /** Whether something around it belongs to somebody. */
  personal: boolean;
}

/** Keeps of values what the document documents and does not mark as personal; the rest becomes a stand-in. */
export interface Documented {
  /** The value that a schema describes; without one, nothing of it is documented. */
  root(schemaPointer?: string, name?: string): Node;
  child(node: Node, key: string, isRow: boolean): Node;
  /** How a key is shown. */
  key(node: Node, key: string): string;
  /** @param asText whether numbers are written as texts, as in a query */
  value(node: Node, value: unknown, asText?: boolean): unknown;
}

export function documentedOnly(document: OpenApiDocument, schemas: Schemas, redact: Redactor["text"]): Documented {
  const roots = new Map<string | undefined, Described>();
  const children = new WeakMap<Described, Map<string, Described>>();
  const isSecret = secretNamesOf(document);

  const inside = (described: Described, fits: (scope: Scope) => boolean): Described =>
    described.flatMap(({ schema, pointer }) =>
      describedSubschemas(schema)
        .filter(({ scope }) => fits(scope))
        .flatMap((child) => schemasAt(document, child.schema, `${pointer}${child.pointer}`)),
    );
  const childOf = (described: Described, key: string, isRow: boolean): Described => {
    const known = children.get(described) ?? new Map<string, Described>();
    children.set(described, known);
    const isNamed = described.some(({ schema }) => Object.hasOwn(schema.properties ?? {}, key));
    const place = isRow || !isNamed ? String(isRow) : `/${key}`;
    let found = known.get(place);
    if (!found) {
      found = inside(described, (scope) => {
        if (isRow) return scope.of === "any item" || scope.of === "item";
        return isNamed ? scope.of === "property" && scope.name === key : scope.of === "any property";
      });
      known.set(place, found);
    }
    return found;
  };
  const isDocumented = (described: Described, value: unknown) =>
    described.some(
      ({ schema, pointer }) =>
        (typesOf(schema).length > 0 || schema.enum !== undefined || "const" in schema) &&
        schemas.isExact(pointer, value),
    );

  const child = (node: Node, key: string, isRow: boolean): Node => ({
    name: isRow ? node.name : key,
    described: childOf(node.described, key, isRow),
    personal: node.personal || isMarked(node.described),
  });
  const keyOf = (node: Node, key: string): string => {
    if (node.described.some(({ schema }) => Object.hasOwn(schema.properties ?? {}, key))) return redact(key);
    // Of a map, the keys are data like the values; beside fields with a name, another key is the name of one more.
    const isMap =
      childOf(node.described, key, false).length > 0 && !node.described.some(({ schema }) => schema.properties);
    return isMap || !isIdentifier(key) ? standIn(redact(key)) : redact(key);
  };
  const scalar = ({ name, described, personal }: Node, value: unknown, asText: boolean): unknown => {
    if (isSecret(name)) return typeof value === "number" ? 0 : hidden;
    const isBoolean = value === "true" || value === "false";
    const texts = typeof value === "string" && asText ? [value, isBoolean ? value === "true" : Number(value)] : [value];
    const isKept =
      !personal &&
      !isPersonal(
        name,
        described.map(({ schema }) => schema),
      ) &&
      texts.some((text) => isDocumented(described, text));
    if (typeof value === "string") return isKept ? redact(value) : standIn(redact(value));
    if (typeof value === "number")
      return isKept && redact(String(value)) === String(value) ? value : numberStandIn(value);
    return isKept && value;
  };
  const valueOf = (node: Node, value: unknown, asText: boolean, level: number): unknown => {
    if (value === null || level > mostLevels) return null;
    if (typeof value !== "object") return value === undefined ? value : scalar(node, value, asText);
    if (Array.isArray(value))
      return value.map((row, index) => valueOf(child(node, String(index), true), row, asText, level + 1));
    const taken = new Set<string>();
    const entries = Object.entries(value).map(([key, item], index) => {
      const shown = keyOf(node, key);
      const unique = taken.has(shown) ? `${shown}${index}` : shown;
      taken.add(unique);
      return [unique, valueOf(child(node, key, false), item, asText, level + 1)];
    });
    return Object.fromEntries(entries) as unknown;
  };
  return {
    root(pointer, name = "") {
      const schema = pointer === undefined ? undefined : (at(document, pointer) as Schema | undefined);
      // The same one for the same place: what is below it is looked up once.
      const described = roots.get(pointer) ?? (pointer && schema ? schemasAt(document, schema, pointer) : []);
      roots.set(pointer, described);
      return { name, described, personal: false };
    },
    child,
    key: keyOf,
    value: (node, value, asText = false) => valueOf(node, value, asText, 0),
  };
}

/** What stands in place of a credential. */
export const hidden = "[redacted]";

function isMarked(described: Described): boolean {
  return described.some(({ schema }) => schema["x-personal"] === true);
}

/** A schema with those that describe the same value: behind its references, and its parts. */
function schemasAt(document: OpenApiDocument, schema: Schema, pointer: string, seen = new Set<string>()): Described {
  if (seen.has(pointer)) return [];
  seen.add(pointer);
  const target = schema.$ref === undefined ? undefined : resolveAt<Schema>(document, { $ref: schema.$ref }, pointer);
  return [
    { schema, pointer },
    ...(target ? schemasAt(document, target.node, target.pointer, seen) : []),
    ...describedSubschemas(schema).flatMap((part) =>
      part.scope.of === "value" ? schemasAt(document, part.schema, `${pointer}${part.pointer}`, seen) : [],
    ),
  ];
}
