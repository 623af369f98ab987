import { exampleOf, isShown, namedExamples, type Json, type Operation } from "@demarc/openapi";
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
  parameters: {
    name: string;
    in: string;
    required: boolean;
    initial: string;
    values?: { value: string; label: string }[];
  }[];
  bodies: { name: string; text: string }[];
  /** The documented answers, each as the `Prefer` header that asks the mock for it. */
  answers: { label: string; prefer: string }[];
}

/** The form that sends an operation to the mock served with the site, never to a provider. */
export function tryItOf({ name, document }: Pick<Provider, "name" | "document">, operation: Operation): TryIt {
  const { headers, credentials } = exampleCall(document, operation, () => "mock");
  return {
    path: `mock/${name}${operation.path}`,
    method: operation.method.toUpperCase(),
    headers,
    credentials,
    parameters: operation.parameters
      .filter(({ node }) => node.in === "path" || node.in === "query")
      .map(({ node, pointer }) => {
        const values = node.schema?.enum?.map((value, index) => ({
          value: String(value),
          label: label(value, node.schema?.["x-enum-descriptions"]?.[index]),
        }));
        return {
          name: node.name,
          in: node.in,
          required: node.required ?? false,
          initial: isShown(operation, node) ? String(exampleOf(node, pointer)) : "",
          ...(values && { values }),
        };
      }),
    bodies: Object.values(operation.requestBody?.node.content ?? {})
      .slice(0, 1)
      .flatMap((media) =>
        namedExamples(document, media, "").map((example) => ({
          name: example.name,
          text: JSON.stringify(example.node.value, null, 2),
        })),
      ),
    answers: Object.entries(operation.responses).flatMap(([status, { node, pointer }]) =>
      Object.values(node.content ?? {})
        .slice(0, 1)
        .flatMap((media) => namedExamples(document, media, pointer))
        .map((example) => ({
          label: `${status}: ${example.node.summary ?? example.name}`,
          prefer: `code=${status},example=${example.name}`,
        })),
    ),
  };
}

function label(value: Json, meaning: string | undefined): string {
  return meaning ? `${value === "" ? "(empty)" : value}: ${meaning}` : String(value);
}
