import fc from "fast-check";
import type { OpenApiDocument, Schema } from "../document.ts";
import { regularExpression } from "../schema/pattern.ts";
import { namedValues, resolveSchema, typeOf, typesOf } from "../schema/resolve.ts";
import { describedSubschemas } from "../schema/subschemas.ts";
import { isOptionalWanted, isTooDeep } from "./depth.ts";

/** Texts of the formats that JSON Schema and OpenAPI name. */
const ofFormat: Record<string, string> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  time: "12:00:00Z",
  duration: "P1D",
  email: "someone@host.example",
  hostname: "host.example",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://host.example/path",
  "uri-reference": "/path",
  url: "https://host.example/path",
  uuid: "123e4567-e89b-42d3-a456-426614174000",
  byte: "ZXhhbXBsZQ==",
  "json-pointer": "/example",
  regex: "^example$",
};

/**
 * The value for a schema that a reader takes in at a glance: its example, default or first named value, or one of its
 * type with a field for each that is described. Undefined where nothing can be said so simply: of a pattern, say.
 *
 * @param isWhole whether optional fields are there as well
 */
export function plainOf(document: OpenApiDocument, reference: Schema, isWhole: boolean, depth = 0): unknown {
  if (typeof reference !== "object" || reference === null || isTooDeep(depth)) return undefined;
  const { schema } = resolveSchema(document, reference, "");
  const [known] = knownValues(schema);
  if (known !== undefined) return known;
  const inside = describedSubschemas(schema);
  const all = inside.filter(({ keyword }) => keyword === "allOf").map((part) => part.schema);
  const one = inside.find(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  const parts = [...all, ...(one ? [one.schema] : [])].map((part) => plainOf(document, part, isWhole, depth));
  const own = ofType(document, schema, isWhole, depth);
  const values = [...parts, own].filter((value) => value !== undefined);
  const objects = values.filter((value) => typeOf(value) === "object");
  return objects.length > 1 ? Object.assign({}, ...(objects as object[])) : values[0];
}

/** The values that a schema itself gives: examples, the default, those that are named. */
export function knownValues(schema: Schema): unknown[] {
  const examples = schema["examples"];
  const given = [...(Array.isArray(examples) ? (examples as unknown[]) : []), schema["example"], schema.default];
  return [...given, schema["const"], ...namedValues(schema)].filter((value) => value !== undefined);
}

function ofType(document: OpenApiDocument, schema: Schema, isWhole: boolean, depth: number): unknown {
  const { properties, required = [], minItems, items } = schema as Schema & { minItems?: number };
  const [type = properties || required.length > 0 ? "object" : undefined] = typesOf(schema);
  if (type === "string") return textOf(schema);
  if (type === "integer" || type === "number") return numberOf(schema);
  if (type === "boolean") return true;
  if (type === "null") return null;
  if (type === "array") {
    const [entry] = describedSubschemas(schema).filter(({ keyword }) => keyword === "items");
    const isWanted = (minItems ?? 0) > 0 || (isWhole && isOptionalWanted(schema, depth));
    const value = entry && isWanted ? plainOf(document, entry.schema, isWhole, depth + 1) : undefined;
    if (value === undefined) return (minItems ?? 0) > 0 && items === undefined ? ["example"] : [];
    return Array.from({ length: Math.max(1, minItems ?? 1) }, () => value);
  }
  if (type !== "object") return undefined;
  const fields = Object.entries(properties ?? {}).filter(
    ([name]) => required.includes(name) || (isWhole && isOptionalWanted(schema, depth)),
  );
  const values = fields.map(([name, field]) => [name, plainOf(document, field, isWhole, depth + 1)]);
  const missing = required.filter((name) => !Object.hasOwn(properties ?? {}, name)).map((name) => [name, "example"]);
  return Object.fromEntries([...values.filter(([, value]) => value !== undefined), ...missing]);
}

function textOf(schema: Schema): string | undefined {
  const { minLength = 0, maxLength = Infinity, pattern } = schema as Record<string, never>;
  const text = ofFormat[String(schema["format"])] ?? "example";
  if (pattern !== undefined && !regularExpression(pattern)?.test(text))
    return ofPattern(pattern).find(({ length }) => length >= minLength && length <= maxLength);
  return text.padEnd(minLength, "e").slice(0, maxLength);
}

function numberOf({ minimum, exclusiveMinimum, maximum, multipleOf: step = 1 }: Schema): number {
  const low = Number(minimum ?? (typeof exclusiveMinimum === "number" ? exclusiveMinimum + Number(step) : 1));
  const value = Math.ceil(Math.min(Math.max(1, low), Number(maximum ?? Infinity)) / Number(step)) * Number(step);
  return value > Number(maximum ?? Infinity) ? value - Number(step) : value;
}

const found = new Map<string, string[]>();

/** Some texts that fit a pattern; none where it is of a kind that fast-check does not know. */
function ofPattern(pattern: string): string[] {
  const expression = regularExpression(pattern);
  if (!expression) return ["example"];
  let texts = found.get(pattern);
  try {
    texts ??= fc.sample(fc.stringMatching(expression), { numRuns: 30, seed: 1 });
  } catch {
    texts = [];
  }
  found.set(pattern, texts);
  return texts;
}
