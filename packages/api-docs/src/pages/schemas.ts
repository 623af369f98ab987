import { declaredFields, toPointer, type Field, type Schema } from "@demarc/openapi";
import { blocks, code, type Page } from "../model/markdown.ts";
import { fieldHeading } from "../model/places.ts";
import type { Provider } from "../model/provider.ts";
import { erratumNotes, marks, proof } from "../text/proof.ts";
import { exampleLine, facts, typeOf, valuesOf } from "../text/describe.ts";

/** The page with every component schema of a provider and every field of each. */
export function schemasPage(provider: Provider): Page {
  const schemas = Object.entries(provider.document.components?.schemas ?? {});
  return {
    path: `/${provider.name}/schemas/`,
    title: "Schemas",
    description: `Every object and field that ${provider.document.info.title} sends or takes, with type, meaning, evidence and known errors of the provider's pages.`,
    body: blocks(...schemas.map(([name, schema]) => section(provider, name, schema))),
  };
}

function section(provider: Provider, name: string, schema: Schema): string {
  const at = toPointer(["components", "schemas", name]);
  return blocks(
    `## ${name}`,
    facts(typeOf(provider, schema, at, false), proof(provider, at)),
    schema.description?.trim(),
    marks(provider, schema),
    valuesOf(schema),
    exampleLine(schema),
    erratumNotes(provider, at),
    ...declaredFields(provider.document, schema, at, false).map((field) => fieldSection(provider, name, at, field)),
  );
}

function fieldSection(
  provider: Provider,
  schema: string,
  at: string,
  { name, schema: node, specPointer, declaredAt, required }: Field,
): string {
  const shared = specPointer !== declaredAt;
  return blocks(
    `### ${code(fieldHeading(schema, name))}`,
    facts(
      typeOf(provider, node, specPointer),
      required ? "always there" : "may be missing",
      proof(provider, declaredAt, at),
    ),
    node.description?.trim(),
    !shared && marks(provider, node),
    !shared && valuesOf(node),
    exampleLine(node),
    erratumNotes(provider, declaredAt),
  );
}
