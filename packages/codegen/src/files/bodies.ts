import {
  isForm,
  isJson,
  isStructure,
  requestMediaTypes,
  shapeOf,
  successResponses,
  type MediaType,
  type OpenApiDocument,
  type Operation,
} from "@demarc/openapi";
import { functionName } from "../names.ts";
import { literal } from "../print.ts";

/** Media types of texts, of those that are no JSON. */
const texts = /^text\/|[/+](xml|yaml|x-yaml|csv|jsonl|x-ndjson|javascript|sdp|graphql)\b/;

/** What generated code has as the types of an operation: `operations["listCustomers"]`. */
export function typeOfOperation({ operationId }: Operation): string {
  return `operations["${functionName(operationId)}"]`;
}

/** The statuses of a success; `default` where nothing else says what one is. */
function successStatuses(operation: Operation): string[] {
  const statuses = successResponses(operation).map(([status]) => status);
  return statuses.length > 0 ? statuses : Object.keys(operation.responses).filter((status) => status === "default");
}

/** The media type that a client asks for, of those of an answer, and what its bodies are. */
function askedFor(document: OpenApiDocument, content: Record<string, MediaType> = {}) {
  const types = Object.keys(content);
  const type = types.find(isJson) ?? types[0];
  if (type === undefined) return undefined;
  const schema = content[type]?.schema;
  const isAny = type.startsWith("*/") && schema !== undefined && isStructure(shapeOf(document, schema));
  if (isJson(type) || isAny) return { type, kind: "json" };
  return { type, kind: texts.test(type) || type.startsWith("*/") ? "text" : "blob" };
}

/** What reads the successes of an operation, where they are no JSON. */
export function readerOf(document: OpenApiDocument, operation: Operation): "readAsBlob" | "readAsText" | undefined {
  const kinds = successStatuses(operation).map(
    (status) => askedFor(document, operation.responses[status]?.node.content)?.kind,
  );
  if (kinds.includes("blob")) return "readAsBlob";
  return kinds.includes("text") ? "readAsText" : undefined;
}

export function resultType(document: OpenApiDocument, operation: Operation): string {
  const isBlob = readerOf(document, operation) === "readAsBlob";
  const types = successStatuses(operation).map((status) =>
    answerType(document, operation, status, isBlob ? "Blob" : "string"),
  );
  return [...new Set(types)].join(" | ") || "unknown";
}

/** The fields of a type that has the body of each answer that is no success, by status. */
export function errorFields(document: OpenApiDocument, operation: Operation): string {
  return Object.keys(operation.responses)
    .filter((status) => !status.startsWith("2"))
    .flatMap((status) =>
      statusesOf(operation, status).map((one) => `  ${one}: ${answerType(document, operation, status, "string")};\n`),
    )
    .join("");
}

function answerType(document: OpenApiDocument, operation: Operation, status: string, otherwise: string): string {
  const asked = askedFor(document, operation.responses[status]?.node.content);
  if (!asked) return "undefined";
  const key = /^\d+$/.test(status) ? status : JSON.stringify(status);
  return asked.kind === "json"
    ? `${typeOfOperation(operation)}["responses"][${key}]["content"][${literal(asked.type)}]`
    : otherwise;
}

/** The statuses that an entry such as `4XX` stands for, unless they have entries of their own. */
function statusesOf({ responses }: Operation, status: string): string[] {
  if (!status.endsWith("XX")) return [status];
  const all = Array.from({ length: 100 }, (_, index) => String(Number(status[0]) * 100 + index));
  return all.filter((one) => !(one in responses));
}

/** The type of the body that a client sends; undefined where there is none. */
export function bodyType(operation: Operation): string | undefined {
  const [type] = requestMediaTypes(operation);
  if (type === undefined) return undefined;
  if (!isJson(type) && !isForm(type)) return "Blob | Uint8Array | string";
  return `NonNullable<${typeOfOperation(operation)}["requestBody"]>["content"][${literal(type)}]`;
}
