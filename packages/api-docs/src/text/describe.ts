import { resolveAt, type Json, type Schema } from "@demarc/openapi";
import { blocks, bullet, code, plain } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";

/** The type of a schema in words, with its limits: `string or null, 3 to 15 characters`. */
export function typeOf(provider: Provider, schema: Schema, at: string, link = true): string {
  const { node, pointer } = resolveAt<Schema>(provider.document, schema, at);
  const name = /^\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1];
  const types = [node.type ?? []]
    .flat()
    .map((type) =>
      type === "array" && node.items ? `array of ${itemName(provider, node.items, `${pointer}/items`)}` : type,
    );
  const alternatives = (node.anyOf ?? node.oneOf ?? []).map((child, index) =>
    typeOf(provider, child, `${pointer}/anyOf/${index}`, link),
  );
  const words = [...types, ...alternatives].join(" or ") || "any value";
  const named = name && link ? `[${name}](${provider.places.of(pointer)}): ${words}` : words;
  return [named, ...limits(node)].join(", ");
}

function itemName(provider: Provider, items: Schema, at: string): string {
  const { node, pointer } = resolveAt<Schema>(provider.document, items, at);
  const name = /^\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1];
  return name ? `[${name}](${provider.places.of(pointer)})` : [node.type ?? "any value"].flat().join(" or ");
}

/** What keywords of a schema say, `#` being their value, in the order in which it is read. */
export const limitWords: Readonly<Record<string, string>> = {
  format: "format #",
  minLength: "at least # characters",
  maxLength: "at most # characters",
  minimum: "at least #",
  maximum: "at most #",
  minItems: "at least # entries",
  maxItems: "at most # entries",
};

function limits(schema: Schema): string[] {
  const { minLength, maxLength, pattern } = schema;
  const words: Record<string, string> = { ...limitWords };
  if (schema["minItems"] === 1) words["minItems"] = "at least 1 entry";
  if (minLength !== undefined && maxLength !== undefined) {
    words["minLength"] = `# to ${maxLength} characters`;
    delete words["maxLength"];
  } else if (minLength === 1) words["minLength"] = "not empty";
  return [
    ...Object.entries(words).flatMap(([key, text]) =>
      schema[key] === undefined ? [] : [text.replace("#", String(schema[key]))],
    ),
    ...(pattern === undefined ? [] : [`pattern ${code(String(pattern))}`]),
    ...(schema.default === undefined ? [] : [`default ${value(schema.default)}`]),
  ];
}

/** The values that a schema lists, each with its name and meaning; nothing where it lists none. */
export function valuesOf(schema: Schema): string | undefined {
  const values = schema.enum ?? schema["x-extensible-enum"];
  if (!values) return undefined;
  const { "x-enum-varnames": names, "x-enum-descriptions": meanings, "x-enum-since": since } = schema;
  const lines = values.map((entry, index) => {
    const name = names?.[index];
    const version = since?.[index];
    return bullet(
      [value(entry), name && `**${plain(name)}**`, meanings?.[index], version && `(since ${version})`]
        .filter(Boolean)
        .join(" "),
    );
  });
  return blocks(
    schema.enum ? "One of these values:" : "Known values; the provider may add others, so let an unknown one through:",
    lines.join("\n"),
  );
}

/** A value as it stands in JSON. */
export function value(json: Json): string {
  return code(JSON.stringify(json));
}

/** The examples of a schema in one line; nothing where it has none. */
export function exampleLine(schema: Schema): string | undefined {
  const examples = schema["examples"];
  if (!Array.isArray(examples) || examples.length === 0) return undefined;
  return `Example: ${(examples as Json[]).map(value).join(", ")}`;
}

/** Short facts in one line. */
export function facts(...parts: (string | undefined | false)[]): string {
  return parts.filter(Boolean).join(" · ");
}
