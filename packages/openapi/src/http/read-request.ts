import type { OpenApiDocument, Parameter, Schema } from "../document.ts";
import { schemaOf, type Operation } from "../operations.ts";
import { toPointer } from "../pointer.ts";
import { typesOf } from "../schema/resolve.ts";
import { isStructure, shapeOf } from "../schema/shape.ts";
import type { Schemas, Violation } from "../schema/validate.ts";
import { readForm } from "./body.ts";
import { parseJson } from "./json.ts";
import { documentedType, isForm, isJson } from "./media-type.ts";
import { readParameter, type Pairs } from "./parameter-style.ts";
import { decodeText } from "./router.ts";
import { credentialParameters } from "./security.ts";

/** The parameters of a request as the document types them, defaults filled in. */
export interface ParameterValues {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  cookie: Record<string, unknown>;
}

/** Where a request is not what the document allows, and the status that says so. */
export interface RequestViolation extends Violation {
  status: 400 | 415 | 422;
}

/** A request with what it was read from. */
export interface RequestToRead {
  url: string;
  headers: Headers;
  /** The values of the path's variables, decoded. */
  path: Record<string, string>;
  /** The body; empty where there is none. */
  text: string;
}

export interface ReadRequest {
  values: ParameterValues;
  /** What the document does not allow, and, marked additive, what it only does not know. */
  violations: RequestViolation[];
}

/** Reads a request by the document alone, and says everything about it that the document does not allow. */
export function readRequest(
  document: OpenApiDocument,
  schemas: Schemas,
  operation: Operation,
  request: RequestToRead,
): ReadRequest {
  const { searchParams } = new URL(request.url);
  const pairs: Record<Parameter["in"], Pairs> = {
    path: Object.entries(request.path),
    query: [...searchParams],
    header: [...request.headers],
    cookie: cookies(request.headers.get("cookie")),
  };
  const values: ParameterValues = { path: {}, query: {}, header: {}, cookie: {} };
  const violations: RequestViolation[] = [];
  const known = new Set(credentialParameters(document));
  for (const { node, pointer } of operation.parameters) {
    const place = schemaOf(node, pointer);
    const schema = shapeOf(document, place.schema);
    const read = readParameter(node, schema, pairs[node.in]);
    const where = `/request/${node.in}${toPointer([node.name])}`;
    if (node.in === "query") for (const name of read?.taken ?? []) known.add(name);
    if (!read) {
      if (schema.default !== undefined) values[node.in][node.name] = schema.default;
      if (node.required) violations.push(refusal(where, pointer, "a value: the parameter is required", undefined));
      continue;
    }
    values[node.in][node.name] = read.value;
    if (isEmptyButNoText(node, schema, read.value)) violations.push(refusal(where, pointer, "a value", ""));
    else {
      const found = schemas.violations(place.pointer, read.value);
      violations.push(...found.map((each) => ({ ...each, pointer: `${where}${each.pointer}`, status: 422 as const })));
    }
  }
  for (const [index, names] of operation.anyRequired.entries()) {
    if (names.some((name) => searchParams.has(name))) continue;
    const place = `${operation.pointer}/x-any-required/${index}`;
    violations.push(refusal("/request/query", place, `at least one of ${names.join(", ")}`, undefined));
  }
  // In one pass: to look each name up would take the square of their number.
  for (const [name, value] of searchParams) {
    if (known.has(name)) continue;
    known.add(name);
    const where = `/request/query${toPointer([name])}`;
    violations.push(refusal(where, operation.pointer, "no such parameter: it is not documented", value));
  }
  return { values, violations: [...violations, ...bodyViolations(document, schemas, operation, request)] };
}

function refusal(
  pointer: string,
  specPointer: string,
  expected: string,
  value: unknown,
  status: RequestViolation["status"] = 422,
): RequestViolation {
  return { status, pointer, specPointer, expected, value, additive: false };
}

function isEmptyButNoText(node: Parameter, schema: Schema, value: unknown): boolean {
  return value === "" && !node.allowEmptyValue && node.in === "query" && !typesOf(schema).includes("string");
}

function bodyViolations(
  document: OpenApiDocument,
  schemas: Schemas,
  { requestBody, pointer: operationPointer }: Operation,
  { headers, text }: RequestToRead,
): RequestViolation[] {
  const where = "/request/body";
  const place = requestBody?.pointer ?? operationPointer;
  if (text === "")
    return requestBody?.node.required ? [refusal(where, place, "a body: it is required", undefined)] : [];
  if (!requestBody) return [refusal(where, place, "no body: none is documented", text)];
  const { content } = requestBody.node;
  const given = headers.get("content-type") ?? undefined;
  const type = documentedType(given, Object.keys(content));
  if (type === undefined) {
    const expected = `one of ${Object.keys(content).join(", ")}`;
    return [refusal("/request/headers/content-type", `${place}/content`, expected, given, 415)];
  }
  const pointer = `${place}/content${toPointer([type])}/schema`;
  const json = parseJson(text);
  if (isJson(type) && !json.parsed) return [refusal(where, pointer, "a JSON document", text, 400)];
  if (content[type]?.schema === undefined) return [];
  const isReadable = isJson(type) || isForm(type);
  // Of anything else, a text is all that is known: what a schema says of an object in XML is not checked.
  const shape = isReadable ? undefined : shapeOf(document, content[type].schema);
  if (shape && isStructure(shape)) return [];
  const value = isForm(type) ? readForm(document, content[type].schema, given ?? type, text) : json.value;
  const found = schemas.violations(pointer, isReadable ? value : text);
  return found.map((each) => ({ ...each, pointer: `${where}${each.pointer}`, status: 422 as const }));
}

function cookies(header: string | null): Pairs {
  return (header ?? "").split(/;\s*/).flatMap((part) => {
    const index = part.indexOf("=");
    return index > 0 ? [[part.slice(0, index), decodeText(part.slice(index + 1))] as [string, string]] : [];
  });
}
