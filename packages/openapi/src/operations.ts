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
  type PathItem,
  type Reference,
  type RequestBody,
  type ResponseObject,
  type ResultVariant,
  type Retry,
  type Schema,
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
  /** Its own, in place of the document's; none as a rule. */
  servers: Server[];
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

/** Something that a document says and that cannot be read. */
export interface Fault {
  /** JSON pointer into the document. */
  pointer: string;
  /** What is wrong, and what to do about it. */
  message: string;
}

/** All operations of a bundled document. Throws where one has no operationId or two share one, and at any other fault. */
export function listOperations(document: OpenApiDocument): Operation[] {
  const { operations, faults } = readOperations(document);
  const [first] = faults;
  if (first) throw new Error(`${first.pointer}: ${first.message}`);
  return operations;
}

/**
 * All operations of a bundled document, without what cannot be read of them, which is a fault each. An operation
 * without a name of its own goes by its method and path.
 */
export function readOperations(document: OpenApiDocument): { operations: Operation[]; faults: Fault[] } {
  const operations = new Map<string, Operation>();
  const faults: Fault[] = [];
  for (const [path, given] of Object.entries(document.paths ?? {})) {
    const { node: item, pointer } = resolveAt<PathItem>(document, given, toPointer(["paths", path]));
    for (const method of httpMethods) {
      const object = item[method];
      if (!object) continue;
      const operation = describe(document, path, method, object, { item, pointer, faults });
      const twin = operations.get(operation.operationId);
      if (twin)
        faults.push({
          pointer: operation.pointer,
          message: `the operationId "${operation.operationId}" is taken by ${twin.pointer}`,
        });
      const name = twin ? plainName(path, method) : operation.operationId;
      operations.set(name, { ...operation, operationId: name });
    }
  }
  return { operations: [...operations.values()], faults };
}

/** `get_api_v1_ping` */
function plainName(path: string, method: HttpMethod): string {
  return [method, ...path.split(/\W+/)].filter(Boolean).join("_");
}

function describe(
  document: OpenApiDocument,
  path: string,
  method: HttpMethod,
  object: OperationObject,
  { item, pointer: pathPointer, faults }: { item: PathItem; pointer: string; faults: Fault[] },
): Operation {
  const pointer = `${pathPointer}/${method}`;
  if (!object.operationId) faults.push({ pointer, message: "the operation has no operationId" });
  const located = <T>(node: T | Reference, place: string): Located<T>[] => {
    try {
      return [resolveAt<T>(document, node, place)];
    } catch (error) {
      faults.push({ pointer: place, message: (error as Error).message.replace(`${place}: `, "") });
      return [];
    }
  };
  const parameters = new Map<string, Located<Parameter>>();
  for (const [base, list] of [
    [pathPointer, item.parameters ?? []],
    [pointer, object.parameters ?? []],
  ] as const) {
    for (const [index, entry] of list.entries())
      for (const parameter of located<Parameter>(entry, `${base}/parameters/${index}`))
        if (!isOrdinary(parameter.node)) parameters.set(`${parameter.node.in} ${parameter.node.name}`, parameter);
  }
  const responses = Object.entries(object.responses ?? {}).flatMap(([status, response]) =>
    located<ResponseObject>(response, `${pointer}/responses/${status}`).map((found) => [status, found] as const),
  );
  const [requestBody] = object.requestBody ? located<RequestBody>(object.requestBody, `${pointer}/requestBody`) : [];
  return {
    operationId: object.operationId ?? plainName(path, method),
    method,
    path,
    pointer,
    object,
    parameters: [...parameters.values()],
    ...(requestBody && { requestBody }),
    responses: Object.fromEntries(responses),
    security: object.security ?? document.security ?? [],
    servers: object.servers ?? item.servers ?? [],
    retry: object["x-retry"] ?? defaultRetry(method),
    resultVariants: object["x-result-variants"] ?? [],
    anyRequired: object["x-any-required"] ?? [],
    // A document that says nothing of evidence means what it says.
    evidence: object["x-evidence"] ?? "vendor-docs",
  };
}

/** Headers that HTTP itself, a browser or this repository adds: no parameters of an operation (OpenAPI 3.1, 4.8.12). */
export function isOrdinary({ in: place, name }: Pick<Parameter, "in" | "name">): boolean {
  return (
    place === "header" &&
    /^(accept|accept-.*|authorization|connection|content-.*|cookie|demarc-.*|host|prefer|sec-.*|user-agent)$/i.test(
      name,
    )
  );
}

/** The schema of a parameter or header, its own or that of its one media type, with its place. */
export function schemaOf({ schema, content }: Pick<Parameter, "schema" | "content">, pointer: string): PlacedNode {
  const [type] = Object.keys(content ?? {});
  if (schema !== undefined || type === undefined) return { schema: schema ?? {}, pointer: `${pointer}/schema` };
  return { schema: content?.[type]?.schema ?? {}, pointer: `${pointer}/content${toPointer([type])}/schema` };
}

interface PlacedNode {
  schema: Schema;
  pointer: string;
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

/** The documented headers of a response, references followed, each with the place where it stands itself. */
export function responseHeaders(document: OpenApiDocument, { node, pointer }: Located<ResponseObject>) {
  return Object.entries(node.headers ?? {}).map(([name, header]) => {
    const declaredAt = `${pointer}/headers${toPointer([name])}`;
    return { name, declaredAt, ...resolveAt<Parameter>(document, header as Parameter, declaredAt) };
  });
}

/** The examples of a media type by name, references resolved. */
export function namedExamples(document: OpenApiDocument, mediaType: MediaType, pointer: string) {
  const examples =
    mediaType.examples ?? (mediaType.example === undefined ? {} : { example: { value: mediaType.example } });
  return Object.entries(examples).map(([name, example]) => ({
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

/** Whether an example of a call has a parameter: required, recommended, or the first of a group that one is needed of. */
export function isShown({ anyRequired }: Operation, parameter: Parameter): boolean {
  const { required, name } = parameter;
  return required === true || "x-recommended" in parameter || anyRequired.some(([first]) => first === name);
}

/** The value that a parameter is shown with. Throws where the document gives none. */
export function exampleOf({ example, schema, name, "x-recommended": recommended }: Parameter, pointer: string): Json {
  const examples = schema?.["examples"];
  const first = Array.isArray(examples) ? (examples[0] as Json) : undefined;
  const value = recommended ?? example ?? first ?? schema?.default ?? schema?.enum?.[0];
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
