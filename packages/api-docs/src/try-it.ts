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

/** What the form of one operation consists of. The mock takes any credential, so none is asked for. */
export interface TryIt {
  /** Below the site: `mock/telco/api/customers/{customer_id}`. */
  path: string;
  method: string;
  headers: Record<string, string>;
  /** Query parameters that stand for credentials. */
  credentials: Record<string, string>;
  /** Parameters, and the fields at the top of the body. */
  fields: TryField[];
  bodies: { name: string; text: string }[];
  /** The documented answers, each as the `Prefer` header that asks the mock for it. */
  answers: { label: string; prefer: string }[];
  /** JSON pointer into the body of an error, to its message. */
  message: string;
}

/** One thing to fill in. */
export interface TryField {
  name: string;
  in: string;
  required: boolean;
  /** `string` is sent as it is written, everything else read as JSON. */
  type: string;
  initial: string;
  values?: { value: string; label: string }[];
}

/** The form that sends an operation to the mock served with the site, never to a provider. */
export function tryItOf({ name, document }: Pick<Provider, "name" | "document">, operation: Operation): TryIt {
  const { headers, credentials } = exampleCall(document, operation, () => "mock");
  const [media] = Object.values(operation.requestBody?.node.content ?? {});
  const bodies = media ? namedExamples(document, media, "") : [];
  return {
    path: `mock/${name}${operation.path}`,
    method: operation.method.toUpperCase(),
    headers,
    credentials,
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
    answers: Object.entries(operation.responses).flatMap(([status, { node, pointer }]) =>
      Object.values(node.content ?? {})
        .slice(0, 1)
        .flatMap((content) => namedExamples(document, content, pointer))
        .map((example) => ({
          label: `${status}: ${textOf(example.node.summary ?? example.name)}`,
          prefer: `code=${status},example=${example.name}`,
        })),
    ),
    message: document["x-error-fields"]?.message ?? "/message",
  };
}

/** The fields at the top of a body; none where it is no object. */
function bodyFields(document: OpenApiDocument, given: Schema | undefined, example: Json | undefined): TryField[] {
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
): TryField {
  const { schema } = resolveSchema(document, given, "");
  const type = [schema.type ?? "string"].flat().find((each) => each !== "null") ?? "string";
  const listed = schema.enum ?? (type === "boolean" ? [true, false] : undefined);
  const values = listed?.map((value, index) => {
    const meaning = textOf(schema["x-enum-descriptions"]?.[index] ?? "");
    return { value: String(value), label: meaning ? `${value === "" ? "(empty)" : value}: ${meaning}` : String(value) };
  });
  return { name, in: place, required, type, initial, ...(values && { values }) };
}
