import type { Json, OpenApiDocument, Parameter, Schema } from "@demarc/openapi";
import { withMarks } from "../docs.ts";
import { isIdentifier } from "../names.ts";
import { docComment, literal, property } from "../print.ts";

/**
 * The component schemas as types by name, and every named set of values as a constant beside its type.
 *
 * @param declarations of the types of schemas, by their names
 */
export function schemasFile(document: OpenApiDocument, declarations: ReadonlyMap<string, string>): string {
  const parts = Object.entries(withMarks(document).components?.schemas ?? {}).map(([name, schema]) =>
    named("schemas", name, schema, declarations.get(name) ?? ""),
  );
  for (const [name, parameter] of Object.entries(
    (document.components?.parameters ?? {}) as Record<string, Parameter>,
  )) {
    if (parameter.schema?.["x-enum-varnames"]) {
      parts.push(
        named(
          "parameters",
          name,
          { ...parameter.schema, ...(parameter.description && { description: parameter.description }) },
          `export type ${name} = components["parameters"]["${name}"];\n`,
        ),
      );
    }
  }
  // A module in any case, and without an import that nothing uses.
  if (parts.length === 0) return "export {};\n";
  const text = parts.join("\n");
  return `${text.includes('= components["') ? 'import type { components } from "./types.ts";\n\n' : ""}${text}`;
}

/** What generated types are written with: a schema of that name would take its place. */
const taken = /^(paths|webhooks|components|operations|\$defs|Record|Omit|Required|WithRequired|OneOf|XOR|Without)$/;

function named(section: "schemas" | "parameters", name: string, schema: Schema, declaration: string): string {
  if (!isIdentifier(name) || taken.test(name))
    throw new Error(
      `/components/${section}/${name}: the name becomes that of a type, and cannot be. Rename the component.`,
    );
  const type = docComment(schema.description ?? "") + declaration;
  const names = schema["x-enum-varnames"];
  if (!names) return type;
  const values = (schema.enum ?? schema["x-extensible-enum"] ?? []) as Json[];
  const lines = names.map(
    (key, index) =>
      `${docComment(schema["x-enum-descriptions"]?.[index] ?? "", "  ")}  ${property(key)}: ${literal(values[index])},\n`,
  );
  return `${type}${docComment(`The known values of {@link ${name}}, by name.`)}export const ${name} = {\n${lines.join("")}} as const;\n`;
}
