import { isOfType, toPointer, typesOf, withValueAt, type OpenApiDocument, type Schema } from "@demarc/openapi";
import { bodyPlaces, type BodyPlace } from "./places.ts";

/** A documented answer with one thing changed, and what the checker has to make of it. */
export interface ResponseMutant {
  operator: string;
  /** Where a finding is expected; where the change is, if none is. */
  pointer: string;
  /** breaking: it has to be found, there. additive: found there, and breaking nothing. compatible: nothing breaks. */
  expected: "breaking" | "additive" | "compatible";
  answer: { status?: number; type?: string | null; text: string };
}

/** Every change of one place of a body, and of the answer around it. */
export function responseMutants(
  document: OpenApiDocument,
  schema: Schema,
  body: unknown,
  otherStatus: number,
): ResponseMutant[] {
  const places = bodyPlaces(document, schema, body);
  return [
    ...wholeMutants(body, places, otherStatus),
    ...places.flatMap((place) => [...valueMutants(body, place), ...fieldMutants(body, place)]),
  ];
}

const json = (value: unknown) => JSON.stringify(value) ?? "";
/** Makes the mutant of a place from the body that it gets. */
const changer =
  (body: unknown, place: string) =>
  (
    operator: string,
    replacement: unknown,
    expected: ResponseMutant["expected"] = "breaking",
    where = place,
  ): ResponseMutant => ({
    operator,
    pointer: `/body${where}`,
    expected,
    answer: { text: json(withValueAt(body, place, replacement)) },
  });
type Change = ReturnType<typeof changer>;

function wholeMutants(body: unknown, places: BodyPlace[], otherStatus: number): ResponseMutant[] {
  const text = json(body);
  const whole = (
    operator: string,
    pointer: string,
    answer: ResponseMutant["answer"],
    expected: ResponseMutant["expected"] = "breaking",
  ): ResponseMutant => ({ operator, pointer, expected, answer });
  const mutants = [
    whole("truncated", "/body", { text: text.slice(0, -1) }),
    whole("HTML", "/body", { text: "<!doctype html><title>Sign in</title>" }),
    whole("empty", "/body", { text: "" }),
    whole("wrong status", "/status", { status: otherStatus, text }),
    whole("wrong media type", "/headers/content-type", { type: "text/html", text }),
    whole("wrong vendor media type", "/headers/content-type", { type: "application/vnd.changed.v9+json", text }),
    whole("no media type", "/headers/content-type", { type: null, text }),
    whole("in another layout", "/body", { text: JSON.stringify(body, undefined, 4) }, "compatible"),
    whole("charset added", "/headers/content-type", { type: "; charset=utf-8", text }, "compatible"),
  ];
  const [top] = places;
  if (top && allowed(top).length > 0) {
    if (!accepts(top, {})) mutants.push(whole("wrapper added", "/body", { text: json({ data: body }) }));
    const inner =
      typeof body === "object" && body !== null && !Array.isArray(body) ? Object.values(body)[0] : undefined;
    if (inner !== undefined && !accepts(top, inner))
      mutants.push(whole("wrapper removed", "/body", { text: json(inner) }));
    if (Array.isArray(body) && !accepts(top, {}))
      mutants.push(whole("array to object", "/body", { text: json({ ...(body as object) }) }));
  }
  return mutants;
}

/** One value replaced: null, another type, outside of its set or limits. */
function valueMutants(body: unknown, place: BodyPlace): ResponseMutant[] {
  const { pointer, value, schemas } = place;
  const replaced = changer(body, pointer);
  const mutants: ResponseMutant[] = [];
  if (allowed(place).length > 0) {
    if (!accepts(place, null)) mutants.push(replaced("null", null));
    else if (value !== null && !named(schemas)) mutants.push(replaced("null where allowed", null, "compatible"));
    const wrong = [12345, "not-the-type", true, []].find((candidate) => !accepts(place, candidate));
    if (wrong !== undefined) mutants.push(replaced("wrong type", wrong));
  }
  for (const schema of schemas) mutants.push(...limitMutants(schema, value, named(schemas), replaced));
  if (Array.isArray(value)) {
    if (value.length > 1 && !schemas.some((schema) => schema["prefixItems"]))
      mutants.push(replaced("another order", value.toReversed(), "compatible"));
    if (
      value.length > 0 &&
      !schemas.some((schema) => schema["minItems"] || schema["prefixItems"] || schema["contains"])
    )
      mutants.push(replaced("empty list", [], "compatible"));
  }
  return mutants;
}

function limitMutants(schema: Schema, value: unknown, isNamed: boolean, replaced: Change): ResponseMutant[] {
  const limit = (keyword: string) => (typeof schema[keyword] === "number" ? schema[keyword] : undefined);
  const mutants: ResponseMutant[] = [];
  const outside = typeof value === "string" ? "not-a-known-value" : 987654;
  if (schema.enum)
    mutants.push(
      replaced("out of enum", outside),
      ...schema.enum
        .filter((other) => other !== value)
        .slice(0, 1)
        .map((other) => replaced("another valid value", other, "compatible")),
    );
  else if (schema["const"] !== undefined) mutants.push(replaced("out of enum", outside));
  else if (schema["x-extensible-enum"] && schema["pattern"] === undefined)
    mutants.push(replaced("unknown value of an open set", outside, "additive"));
  if (isNamed || value === null || value === undefined) return mutants;
  if (typeof value === "number") {
    const [low, high, above, below] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map(limit);
    for (const wrong of [low === undefined ? low : low - 1, high === undefined ? high : high + 1, above, below])
      if (wrong !== undefined) mutants.push(replaced("out of limits", wrong));
    if (limit("multipleOf") !== undefined)
      mutants.push(replaced("out of limits", value + (limit("multipleOf") ?? 1) / 2));
    if (!high && !below)
      mutants.push(replaced("another valid value", value + (limit("multipleOf") ?? 1), "compatible"));
  }
  if (typeof value === "string") {
    const [low, high] = [limit("minLength"), limit("maxLength")];
    if (low) mutants.push(replaced("out of limits", value.slice(0, low - 1)));
    if (high !== undefined) mutants.push(replaced("out of limits", value.padEnd(high + 1, value.at(-1) ?? "x")));
    if (schema["pattern"] !== undefined) mutants.push(replaced("out of its pattern", "\u0000 \u0000"));
    if (schema["format"] !== undefined) mutants.push(replaced("out of its format", "not of the format"));
    if (!high && schema["pattern"] === undefined && schema["format"] === undefined)
      mutants.push(replaced("another valid value", `${value} and more`, "compatible"));
  }
  if (Array.isArray(value)) {
    const [low, high] = [limit("minItems"), limit("maxItems")];
    if (low && !schema["prefixItems"]) mutants.push(replaced("out of limits", value.slice(0, low - 1)));
    if (high !== undefined && value.length > 0 && !schema["prefixItems"])
      mutants.push(
        replaced(
          "out of limits",
          Array.from({ length: high + 1 }, () => value[0] as unknown),
        ),
      );
    if (schema["uniqueItems"] === true && value.length > 0 && high !== value.length)
      mutants.push(replaced("out of limits", [...(value as unknown[]), value[0]]));
  }
  return mutants;
}

/** Fields removed, renamed and added. */
function fieldMutants(body: unknown, { pointer, value, schemas }: BodyPlace): ResponseMutant[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const required = new Set(
    schemas.flatMap((schema) => [
      ...(schema.required ?? []),
      ...Object.values((schema["dependentRequired"] as Record<string, string[]> | undefined) ?? {}).flat(),
    ]),
  );
  const known = new Set(schemas.flatMap((schema) => Object.keys(schema.properties ?? {})));
  const closed = schemas.some(
    (schema) => schema.additionalProperties === false || schema["unevaluatedProperties"] === false,
  );
  const open =
    schemas.some((schema) => schema.additionalProperties !== undefined && schema.additionalProperties !== false) ||
    known.size === 0;
  const limiting = ["minProperties", "maxProperties", "propertyNames", "patternProperties"];
  const limited = schemas.some((schema) => limiting.some((keyword) => schema[keyword] !== undefined));
  const changed = changer(body, pointer);
  const mutants = Object.keys(value).flatMap((key): ResponseMutant[] => {
    const where = `${pointer}${toPointer([key])}`;
    const { [key]: gone, ...rest } = value as Record<string, unknown>;
    if (required.has(key))
      return [
        changed("field removed", rest, "breaking", where),
        changed("field renamed", { ...rest, [`${key}Renamed`]: gone }, "breaking", where),
      ];
    return limited || !known.has(key) ? [] : [changed("optional field left out", rest, "compatible", where)];
  });
  mutants.push(
    changed("fields in another order", Object.fromEntries(Object.entries(value).toReversed()), "compatible"),
  );
  const added = { ...value, undocumentedField: "undocumented" };
  // A schema for other fields decides what they may be; this one would have to fit it.
  if (!open && !limited)
    mutants.push(changed("field added", added, closed ? "breaking" : "additive", `${pointer}/undocumentedField`));
  return mutants;
}

function allowed({ schemas }: BodyPlace): string[][] {
  return schemas.map(typesOf).filter((types) => types.length > 0);
}

function accepts(place: BodyPlace, value: unknown): boolean {
  return allowed(place).every((types) => isOfType(value, types));
}

/** Whether a place has named values, so that nothing else is valid there. */
function named(schemas: Schema[]): boolean {
  return schemas.some((schema) => schema.enum ?? schema["x-extensible-enum"] ?? schema["const"]);
}
