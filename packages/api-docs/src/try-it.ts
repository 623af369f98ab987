import {
  exampleOf,
  isShown,
  namedExamples,
  resolveSchema,
  schemaOf,
  type Json,
  type OpenApiDocument,
  type Operation,
  type Schema,
} from "@demarc/openapi";
import { textOf } from "./model/markdown.ts";
import type { Provider } from "./model/provider.ts";
import { exampleCall } from "./samples/request.ts";

/** What the form of one operation consists of. */
export type TryIt = ReturnType<typeof tryItOf>;

/** One thing to fill in. `type` is `string` where it is sent as it is written; everything else is read as JSON. */
export type TryField = ReturnType<typeof fieldOf>;

/**
 * The form that sends an operation to the mock served with the site, never to a provider. The mock takes any credential,
 * so none is asked for.
 */
export function tryItOf({ name, document }: Pick<Provider, "name" | "document">, operation: Operation) {
  const { headers, credentials } = exampleCall(document, operation, () => "mock");
  const [media] = Object.values(operation.requestBody?.node.content ?? {});
  const bodies = media ? namedExamples(document, media, "") : [];
  return {
    // Below the site: `mock/telco/api/customers/{customer_id}`.
    path: `mock/${name}${operation.path}`,
    method: operation.method.toUpperCase(),
    headers,
    // Query parameters that stand for credentials.
    credentials,
    // Parameters, and the fields at the top of the body.
    fields: [
      ...operation.parameters
        .filter(({ node }) => node.in === "path" || node.in === "query")
        .map(({ node, pointer }) => {
          const initial = isShown(operation, node) ? String(exampleOf(node, pointer)) : "";
          return fieldOf(document, node.name, schemaOf(node, pointer).schema, node.in, node.required, initial);
        }),
      ...bodyFields(document, media?.schema, bodies[0]?.node.value),
    ],
    bodies: bodies.map((example) => ({ name: example.name, text: JSON.stringify(example.node.value, null, 2) })),
    // The documented answers, each as the `Prefer` header that asks the mock for it.
    answers: Object.entries(operation.responses).flatMap(([status, { node, pointer }]) =>
      Object.values(node.content ?? {})
        .slice(0, 1)
        .flatMap((content) => namedExamples(document, content, pointer))
        .map((example) => ({
          label: `${status}: ${textOf(example.node.summary ?? example.name)}`,
          prefer: `code=${status},example=${example.name}`,
        })),
    ),
    // JSON pointer into the body of an error, to its message.
    message: document["x-error-fields"]?.message ?? "/message",
  };
}

/** The fields at the top of a body; none where it is no object. */
function bodyFields(document: OpenApiDocument, given: Schema | undefined, example: Json | undefined) {
  const { properties = {}, required } = given ? resolveSchema(document, given, "").schema : {};
  return Object.entries(properties).map(([name, schema]) => {
    const value = (example as Record<string, Json> | undefined)?.[name];
    const initial = typeof value === "string" ? value : JSON.stringify(value);
    return fieldOf(document, name, schema, "body", required?.includes(name), initial);
  });
}

function fieldOf(
  document: OpenApiDocument,
  name: string,
  given: Schema,
  place: string,
  required = false,
  initial = "",
) {
  const { schema } = resolveSchema(document, given, "");
  const type = [schema.type ?? "string"].flat().find((each) => each !== "null") ?? "string";
  const listed = schema.enum ?? (type === "boolean" ? [true, false] : undefined);
  const values = listed?.map((value, index) => {
    const meaning = textOf(schema["x-enum-descriptions"]?.[index] ?? "");
    return { value: String(value), label: meaning ? `${value === "" ? "(empty)" : value}: ${meaning}` : String(value) };
  });
  return { name, in: place, required, type, initial, ...(values && { values }) };
}
