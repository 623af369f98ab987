import type { OpenApiDocument, Schema } from "../document.ts";
import type { Fault } from "../operations.ts";
import { at, fromPointer, toPointer } from "../pointer.ts";
import { regularExpression } from "./pattern.ts";
import { mapSchemas, mapSubschemas } from "./subschemas.ts";

/** Which messages a schema is read for: what is read only is required in responses alone, what is written only in requests. */
export type Direction = "request" | "response";

/** A document for validators, with what they cannot read of it. */
export interface Readable {
  document: OpenApiDocument;
  faults: Fault[];
  /** Whether requests and responses are told apart. */
  directed: boolean;
}

const known: Record<Direction, WeakMap<OpenApiDocument, Readable>> = {
  request: new WeakMap(),
  response: new WeakMap(),
};

/** Extensions that a validator reads, or that stand beside what it reads. All others are data. */
const extensions = /^x-(extensible-enum|tolerated|evidence|keyword-evidence|source)$/;
const data = new Set(["example", "examples", "externalDocs", "nullable"]);

const numbers = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

/**
 * A copy of a document with what validators read, at the same places: without extensions and examples, which may hold
 * `$ref` and `$id` as plain data, and without keywords that cannot be read.
 */
export function readableDocument(document: OpenApiDocument, direction: Direction): Readable {
  const before = known[direction].get(document);
  if (before) return before;
  const faults: Fault[] = [];
  let directed = false;
  const read = (schema: Schema, place: string): Schema => {
    const copy = mapSubschemas(schema, (child) => read(child.schema, `${place}${child.pointer}`));
    const fault = (keyword: string, message: string) => {
      faults.push({ pointer: `${place}${keyword}`, message });
    };
    for (const key of Object.keys(copy))
      if (data.has(key) || (key.startsWith("x-") && !extensions.test(key))) delete copy[key];
    if (copy.$ref !== undefined && !leadsSomewhere(document, copy.$ref)) {
      fault("/$ref", `nothing of this document stands at ${JSON.stringify(copy.$ref)}: anything is let through there`);
      delete copy.$ref;
    }
    const { pattern, patternProperties } = copy as { pattern?: unknown; patternProperties?: Record<string, unknown> };
    if (pattern !== undefined && (typeof pattern !== "string" || !regularExpression(pattern))) {
      fault("/pattern", `${JSON.stringify(pattern)} is no regular expression: any text is let through`);
      delete copy["pattern"];
    }
    for (const each of Object.keys(patternProperties ?? {})) {
      if (regularExpression(each)) continue;
      fault(`/patternProperties${toPointer([each])}`, "is no regular expression: its fields are let through");
      copy["patternProperties"] = Object.fromEntries(
        Object.entries(patternProperties ?? {}).filter(([key]) => key !== each),
      );
    }
    if (copy["$anchor"] !== undefined && !/^[A-Za-z_][\w.-]*$/.test(String(copy["$anchor"]))) {
      fault("/$anchor", "is no name that a reference could have");
      delete copy["$anchor"];
    }
    for (const keyword of numbers) {
      if (copy[keyword] === undefined || typeof copy[keyword] === "number") continue;
      fault(`/${keyword}`, `${JSON.stringify(copy[keyword])} is no number: any value is let through`);
      delete copy[keyword];
    }
    const other = direction === "request" ? "readOnly" : "writeOnly";
    const left = schema.required?.filter?.((name) => {
      const property = schema.properties?.[name];
      const target =
        typeof property?.$ref === "string" ? (at(document, property.$ref) as Schema | undefined) : property;
      directed ||= target?.["readOnly"] === true || target?.["writeOnly"] === true;
      return target?.[other] !== true;
    });
    if (left && left.length < (schema.required?.length ?? 0)) copy.required = left;
    return copy;
  };
  const copy = mapSchemas(document, read, () => true);
  const readable = { document: copy, faults, directed };
  known[direction].set(document, readable);
  return readable;
}

function leadsSomewhere(document: OpenApiDocument, reference: unknown): boolean {
  if (typeof reference !== "string" || !/^#(\/|$)/.test(reference)) return false;
  return at(document, toPointer(fromPointer(reference).map(decode))) !== undefined;
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
