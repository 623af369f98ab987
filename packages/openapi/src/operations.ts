import {
  httpMethods,
  type Evidence,
  type Example,
  type HttpMethod,
  type Json,
  type MediaType,
  type OpenApiDocument,
  type OperationObject,
  type Parameter,
  type RequestBody,
  type ResponseObject,
  type ResultVariant,
  type Retry,
  type SecurityRequirement,
  type Server,
} from "./document.ts";
import { resolveAt, toPointer } from "./pointer.ts";

/** One operation with everything resolved that OpenAPI lets a document spread over places. */
export interface Operation {
  operationId: string;
  method: HttpMethod;
  /** The path template. */
  path: string;
  /** Where the operation stands in the document. */
  pointer: string;
  object: OperationObject;
  /** Those of the path item and the operation's own, each with its place. */
  parameters: Located<Parameter>[];
  requestBody?: Located<RequestBody>;
  /** By status code, in the document's order. */
  responses: Record<string, Located<ResponseObject>>;
  security: SecurityRequirement[];
  retry: Retry;
  resultVariants: ResultVariant[];
  /** Groups of query parameters, of each of which a call needs at least one. */
  anyRequired: string[][];
  evidence: Evidence;
}

export interface Located<T> {
  node: T;
  pointer: string;
}

/** All operations of a bundled document. Throws where one has no operationId or two share one. */
export function listOperations(document: OpenApiDocument): Operation[] {
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of httpMethods) {
      const object = item[method];
      if (object) operations.push(describe(document, path, method, object));
    }
  }
  for (const [index, { operationId, pointer }] of operations.entries()) {
    const twin = operations.slice(0, index).find((other) => other.operationId === operationId);
    if (twin) throw new Error(`${pointer}: the operationId "${operationId}" is taken by ${twin.pointer}`);
  }
  return operations;
}

function describe(document: OpenApiDocument, path: string, method: HttpMethod, object: OperationObject): Operation {
  const pathPointer = toPointer(["paths", path]);
  const pointer = `${pathPointer}/${method}`;
  if (!object.operationId) throw new Error(`${pointer}: the operation has no operationId`);

  const parameters = new Map<string, Located<Parameter>>();
  for (const [base, list] of [
    [pathPointer, document.paths[path]?.parameters ?? []],
    [pointer, object.parameters ?? []],
  ] as const) {
    for (const [index, entry] of list.entries()) {
      const located = resolveAt<Parameter>(document, entry, `${base}/parameters/${index}`);
      parameters.set(`${located.node.in} ${located.node.name}`, located);
    }
  }
  const responses = Object.entries(object.responses).map(
    ([status, response]) =>
      [status, resolveAt<ResponseObject>(document, response, `${pointer}/responses/${status}`)] as const,
  );
  return {
    operationId: object.operationId,
    method,
    path,
    pointer,
    object,
    parameters: [...parameters.values()],
    ...(object.requestBody && {
      requestBody: resolveAt<RequestBody>(document, object.requestBody, `${pointer}/requestBody`),
    }),
    responses: Object.fromEntries(responses),
    security: object.security ?? document.security ?? [],
    retry: object["x-retry"] ?? defaultRetry(method),
    resultVariants: object["x-result-variants"] ?? [],
    anyRequired: object["x-any-required"] ?? [],
    evidence: object["x-evidence"] ?? "inferred",
  };
}

/** RFC 9110, 9.2: safe and idempotent methods may be repeated; PATCH only by someone who knows the patch; POST never. */
function defaultRetry(method: HttpMethod): Retry {
  if (method === "post") return "never";
  return method === "patch" ? "on-request" : "safe";
}

/** The success responses (2xx) of an operation, by status. */
export function successResponses(operation: Operation): [status: string, response: Located<ResponseObject>][] {
  return Object.entries(operation.responses).filter(([status]) => /^2(\d\d|XX)$/.test(status));
}

/** The media types of all success responses, in the document's order. The first one is the one to ask for. */
export function successMediaTypes(operation: Operation): string[] {
  return [...new Set(successResponses(operation).flatMap(([, response]) => Object.keys(response.node.content ?? {})))];
}

/** The examples of a media type by name, references resolved. */
export function namedExamples(document: OpenApiDocument, mediaType: MediaType, pointer: string) {
  return Object.entries(mediaType.examples ?? {}).map(([name, example]) => ({
    name,
    ...resolveAt<Example>(document, example, `${pointer}/examples${toPointer([name])}`),
  }));
}

/** The first example of a request body, with the media type that it is of; nothing where the document gives none. */
export function firstRequestExample(
  document: OpenApiDocument,
  { requestBody }: Operation,
): { mediaType: string; value: Json } | undefined {
  for (const [mediaType, content] of Object.entries(requestBody?.node.content ?? {})) {
    const [first] = namedExamples(document, content, requestBody?.pointer ?? "");
    if (first) return { mediaType, value: first.node.value };
  }
  return undefined;
}

/** Whether an example of a call has to have a parameter: it is required, or the first of a group that one is needed of. */
export function isShown({ anyRequired }: Operation, { required, name }: Parameter): boolean {
  return required === true || anyRequired.some(([first]) => first === name);
}

/** The value that a parameter is shown with. Throws where the document gives none. */
export function exampleOf({ example, schema, name }: Parameter, pointer: string): Json {
  const examples = schema?.["examples"];
  const value =
    example ?? (Array.isArray(examples) ? (examples[0] as Json) : undefined) ?? schema?.default ?? schema?.enum?.[0];
  if (value === undefined)
    throw new Error(
      `${pointer}: the required parameter "${name}" has no example to call the operation with. Give it an \`example\`.`,
    );
  return value;
}

/** The address of a server with its variables at their defaults. */
export function serverUrl(server: Server | undefined): string {
  return (server?.url ?? "").replaceAll(/\{([^{}]+)\}/g, (_, name: string) => server?.variables?.[name]?.default ?? "");
}
