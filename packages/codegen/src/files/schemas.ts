import type { Json, OpenApiDocument, Parameter, Schema } from "@demarc/openapi";
import { withMarks } from "../docs.ts";
import { helpers } from "./types.ts";
import { docComment, literal, property } from "../print.ts";

/** The declared component schemas as types, and every named set of values as a constant beside its type. */
export function schemasFile(
  document: OpenApiDocument,
  declarations: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): string {
  const typeName = (component: string) => names.get(component) ?? component;
  const parts = Object.entries(withMarks(document).components?.schemas ?? {}).map(([name, schema]) =>
    named(typeName(name), schema, declarations.get(name) ?? ""),
  );
  for (const [name, parameter] of Object.entries(
    (document.components?.parameters ?? {}) as Record<string, Parameter>,
  )) {
    if (parameter.schema?.["x-enum-varnames"]) {
      parts.push(
        named(
          typeName(name),
          { ...parameter.schema, ...(parameter.description && { description: parameter.description }) },
          `export type ${typeName(name)} = components["parameters"][${literal(name)}];\n`,
        ),
      );
    }
  }
  // A module in any case, and without an import that nothing uses.
  if (parts.length === 0) return "export {};\n";
  const text = parts.join("\n");
  const used = [
    ...(text.includes('= components["') ? ["components"] : []),
    ...helpers.filter((name) => text.includes(`${name}<`)),
  ];
  return `${used.length > 0 ? `import type { ${used.join(", ")} } from "./types.ts";\n\n` : ""}${text}`;
}

function named(name: string, schema: Schema, declaration: string): string {
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
