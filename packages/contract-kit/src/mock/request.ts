import { toPointer, type Operation, type Parameter, type Schema, type SecurityScheme, type Spec } from "@demarc/spec";
import { documentedType, isJson } from "../media-type.ts";
import { readParameter, type Pairs } from "../parameters/style.ts";
import type { Schemas } from "../schemas.ts";
import { parseJson } from "../text.ts";
import { resolveSchema, typesOf } from "../values/schema.ts";
import type { Understood } from "./control.ts";

/** Why a request is not what the document allows. */
export interface Violation {
  status: 400 | 415 | 422;
  /** What it is about: `query limit`, `body`. */
  place: string;
  detail: string;
}

export interface ReadRequest {
  understood: Understood;
  violations: Violation[];
}

/** Headers that HTTP itself, a browser or this repository adds. */
const ordinary =
  /^(accept|accept-.*|authorization|connection|content-.*|cookie|demarc-.*|host|prefer|sec-.*|user-agent)$/;

/** Reads a request by the document alone, and says everything about it that the document does not allow. */
export function readRequest(
  spec: Spec,
  schemas: Schemas,
  operation: Operation,
  request: Request,
  path: Record<string, string>,
  text: string,
): ReadRequest {
  const url = new URL(request.url);
  const pairs: Record<Parameter["in"], Pairs> = {
    path: Object.entries(path),
    query: [...url.searchParams],
    header: [...request.headers],
    cookie: cookies(request.headers.get("cookie")),
  };
  const understood: Understood = { path: {}, query: {}, header: {}, cookie: {} };
  const violations: Violation[] = [];
  const known = new Set(schemesInQuery(spec));
  for (const { node, pointer } of operation.parameters) {
    if (node.in === "header" && ordinary.test(node.name.toLowerCase())) continue;
    const { schema } = resolveSchema(spec.document, node.schema ?? {}, `${pointer}/schema`);
    const read = readParameter(node, schema, pairs[node.in]);
    const place = `${node.in} ${node.name}`;
    if (node.in === "query") for (const name of read?.taken ?? []) known.add(name);
    if (!read) {
      if (schema.default !== undefined) understood[node.in][node.name] = schema.default;
      if (node.required) violations.push({ status: 422, place, detail: "is required" });
      continue;
    }
    understood[node.in][node.name] = read.value;
    if (read.value === "" && !node.allowEmptyValue && node.in === "query" && !typesOf(schema).includes("string"))
      violations.push({ status: 422, place, detail: "is empty" });
    else
      violations.push(
        ...schemas
          .problems(`${pointer}/schema`, read.value)
          .filter(({ additive }) => !additive)
          .map(({ expected }): Violation => ({ status: 422, place, detail: `expected ${expected}` })),
      );
  }
  for (const name of new Set(url.searchParams.keys()))
    if (!known.has(name)) violations.push({ status: 422, place: `query ${name}`, detail: "is not documented" });
  return { understood, violations: [...violations, ...bodyViolations(spec, schemas, operation, request, text)] };
}

function bodyViolations(
  spec: Spec,
  schemas: Schemas,
  { requestBody }: Operation,
  request: Request,
  text: string,
): Violation[] {
  const content = requestBody?.node.content ?? {};
  const violation = (status: Violation["status"], detail: string): Violation[] => [{ status, place: "body", detail }];
  if (text === "") return requestBody?.node.required ? violation(422, "is required") : [];
  const type = documentedType(request.headers.get("content-type"), Object.keys(content));
  if (type === undefined)
    return requestBody
      ? violation(415, `is to be one of ${Object.keys(content).join(", ")}`)
      : violation(422, "is not documented");
  const pointer = `${requestBody?.pointer}/content${toPointer([type])}/schema`;
  const { schema } = resolveSchema(spec.document, content[type]?.schema ?? {}, pointer);
  const json = parseJson(text);
  if (isJson(type) && !json.parsed) return violation(400, "is no JSON");
  const value = isJson(type) ? json.value : type === "application/x-www-form-urlencoded" ? form(schema, text) : text;
  if (content[type]?.schema === undefined) return [];
  return schemas
    .problems(pointer, value)
    .filter(({ additive }) => !additive)
    .map(({ pointer: where, expected }) => ({
      status: 422 as const,
      place: `body ${where}`,
      detail: `expected ${expected}`,
    }));
}

/** A form as the object that it stands for. */
function form(schema: Schema, text: string): object {
  const parameter: Parameter = { name: "body", in: "query", style: "form", explode: true };
  return (
    (readParameter(parameter, { ...schema, type: "object" }, [...new URLSearchParams(text)])?.value as
      | object
      | undefined) ?? {}
  );
}

function cookies(header: string | null): Pairs {
  return (header ?? "").split(/;\s*/).flatMap((part) => {
    const index = part.indexOf("=");
    return index > 0 ? [[part.slice(0, index), decodeURIComponent(part.slice(index + 1))] as [string, string]] : [];
  });
}

function schemesInQuery({ document }: Spec): string[] {
  return (Object.values(document.components?.securitySchemes ?? {}) as SecurityScheme[]).flatMap(
    ({ in: place, name }) => (place === "query" && name ? [name] : []),
  );
}
