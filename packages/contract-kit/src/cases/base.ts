import { at, namedExamples, resolve, toPointer, type Operation, type Schema, type Spec } from "@demarc/spec";
import type { CaseArgs } from "./case.ts";

/** The least that makes a valid call: path values, required parameters and the first example of the body. */
export function baseArgs(spec: Spec, operation: Operation): CaseArgs {
  const args: CaseArgs = {};
  for (const { node } of operation.parameters) {
    if (!node.required || (node.in !== "path" && node.in !== "query")) continue;
    (args[node.in] ??= {})[node.name] = node.example ?? sample(node.schema ?? {});
  }
  const [example] = requestExamples(spec, operation);
  if (example) args.body = structuredClone(example.value);
  return args;
}

/** The named examples of the request body. */
export function requestExamples(spec: Spec, operation: Operation): { name: string; value: unknown }[] {
  const body = operation.requestBody;
  return Object.entries(body?.node.content ?? {}).flatMap(([type, mediaType]) =>
    namedExamples(spec.document, mediaType, `${body?.pointer}/content${toPointer([type])}`).map(({ name, node }) => ({ name, value: node.value })),
  );
}

/** The properties of the request body's schema, references resolved. */
export function bodyFields(spec: Spec, operation: Operation): { name: string; required: boolean; schema: Schema }[] {
  const [mediaType] = Object.values(operation.requestBody?.node.content ?? {});
  const schema = mediaType?.schema && resolve<Schema>(spec.document, mediaType.schema as Schema);
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    required: schema?.required?.includes(name) ?? false,
    schema: resolve<Schema>(spec.document, property),
  }));
}

/** The values that a schema names: of a closed set, or the known ones of an open set. */
export function namedValues(schema: Schema): unknown[] {
  return (schema.enum ?? schema["x-extensible-enum"] ?? []) as unknown[];
}

/** A valid value: the schema's example, its default, or a plain one of its type. */
export function sample(schema: Schema): unknown {
  const examples = at(schema, "/examples") as unknown[] | undefined;
  if (examples?.length) return examples[0];
  const [named] = namedValues(schema);
  if (named !== undefined) return named;
  const [type] = [schema.type ?? "string"].flat();
  if (type === "integer" || type === "number") return Math.max(1, Number(schema["minimum"] ?? 1));
  if (type === "boolean") return true;
  if (type === "array") return [];
  return type === "object" ? {} : "example";
}

/** A value in the id of a case. */
export function slug(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text === "" ? "empty" : text.replaceAll("/", ".");
}
