import { resolveSchema, toPointer, typesOf, type OpenApiDocument, type Schema } from "@demarc/openapi";
import { isSame } from "./keywords.ts";

export interface Placed {
  schema: Schema;
  pointer: string;
}

/** All that is said of a value: by a schema, what it refers to, and their `allOf`, as one schema without them. */
export interface Whole {
  schema: Schema;
  pointers: string[];
  /** Where a keyword of it (`/maxLength`), or a name in one (`/properties/id`), stands in the document. */
  at(part: string): string;
  /** What is said a second time, otherwise: `{ pattern }`. */
  rest: Placed[];
}

/** So that a schema may be taken apart into several, or put together, without a difference. */
export function wholeOf(document: OpenApiDocument, placed: Placed): Whole {
  const parts = [...partsOf(document, placed, new Set())];
  const schema: Schema = {};
  const origins = new Map<string, string>();
  const rest: Placed[] = [];
  for (const { schema: part, pointer } of parts)
    for (const [keyword, value] of Object.entries(part)) {
      const place = `${pointer}/${keyword}`;
      if (keyword === "properties") {
        schema.properties = { ...schema.properties };
        for (const [name, field] of Object.entries(value as Record<string, Schema>)) {
          const inside = toPointer([name]);
          const known = Object.hasOwn(schema.properties, name) ? origins.get(`/properties${inside}`) : undefined;
          const both = [known, place + inside].map((target) => ({ $ref: `#${target}` }));
          schema.properties[name] = known === undefined ? field : { allOf: both };
          if (known === undefined) origins.set(`/properties${inside}`, place + inside);
        }
      } else if (keyword === "required") {
        schema.required = [...new Set([...(schema.required ?? []), ...(value as string[])])];
        for (const name of value as string[]) origins.set(`/required${toPointer([name])}`, place + toPointer([name]));
      } else if (!(keyword in schema)) {
        schema[keyword] = value;
        origins.set(`/${keyword}`, place);
      } else if (keyword === "type") {
        schema.type = typesOf(schema).filter((type) => typesOf(part).includes(type));
        if (!isSame(schema.type, [value].flat())) origins.set("/type", placed.pointer);
      } else if (!isSame(schema[keyword], value)) rest.push({ schema: { [keyword]: value }, pointer });
    }
  const at = (part: string) => {
    const end = part.indexOf("/", 1);
    const [head, tail] = end < 0 ? [part, ""] : [part.slice(0, end), part.slice(end)];
    const own = parts[0]?.pointer ?? placed.pointer;
    return origins.get(part) ?? (origins.has(head) ? `${origins.get(head)}${tail}` : `${own}${part}`);
  };
  return { schema, pointers: parts.map(({ pointer }) => pointer), at, rest };
}

function* partsOf(document: OpenApiDocument, { schema, pointer }: Placed, seen: Set<string>): Generator<Placed> {
  const { $ref, allOf = [], ...own } = schema;
  if (Object.keys(own).length > 0) yield { schema: own, pointer };
  if ($ref !== undefined && !seen.has($ref))
    yield* partsOf(document, resolveSchema(document, { $ref }, pointer), seen.add($ref));
  for (const [index, branch] of allOf.entries())
    yield* partsOf(document, { schema: branch, pointer: `${pointer}/allOf/${index}` }, seen);
}
