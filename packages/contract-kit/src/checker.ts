import {
  at,
  fromPointer,
  resolveAt,
  toPointer,
  type Erratum,
  type Located,
  type Operation,
  type Parameter,
  type ResponseObject,
  type Spec,
} from "@demarc/spec";
import { curlLine } from "./curl.ts";
import type { Exchange } from "./exchange.ts";
import { foldFindings } from "./fold.ts";
import { createMask, hidesPointer } from "./mask.ts";
import { documentedType, isJson } from "./media-type.ts";
import { readParameter } from "./parameters/style.ts";
import type { Finding } from "./report/model.ts";
import type { Schemas, SchemaProblem } from "./schemas.ts";
import { statusThatCounts } from "./status.ts";
import { parseJson, show } from "./text.ts";
import { resolveSchema } from "./values/schema.ts";
import { variantFor } from "./variants.ts";

export interface CheckOptions {
  /** Those that may explain a finding. */
  errata?: readonly Pick<Erratum, "id" | "at">[];
  /** Names of fields whose values no finding shows, beside credentials. */
  mask?: readonly string[];
}

/**
 * Holds an answer against the document: status, exact media type, headers, body. Independent of the mock, so that a
 * fault of the mock, or of an example that it serves, is seen. An addition is graded additive.
 */
export function checkResponse(
  spec: Spec,
  schemas: Schemas,
  operation: Operation,
  exchange: Exchange,
  options: CheckOptions = {},
): Finding[] {
  const { response, request } = exchange;
  const raw = problemsOf(spec, schemas, operation, exchange);
  if (raw.length === 0) return [];
  const mask = createMask(spec, options.mask);
  const documented = responseFor(
    operation,
    String(statusThatCounts(spec, response.status, parseJson(response.text).value)),
  );
  const inferred = (documented?.node["x-evidence"] ?? operation.evidence) === "inferred";
  const curl = curlLine(spec, request, options.mask);
  const findings = raw.map(({ additive, pointer, specPointer, expected, value }): Finding => {
    const erratum = options.errata?.find((candidate) => concerns(candidate.at, specPointer));
    return {
      // A promise that was only inferred cannot be broken, it can only turn out wrong.
      grade: additive ? "additive" : inferred ? "informational" : "breaking",
      provider: spec.provider,
      operationId: operation.operationId,
      pointer,
      specPointer,
      expected,
      found: hidesPointer(mask, fromPointer(pointer)) ? "***" : show(mask.value(value)),
      ...(erratum && { erratum: erratum.id }),
      curl,
    };
  });
  return foldFindings(findings);
}

type Problem = SchemaProblem & { value: unknown };

function problemsOf(spec: Spec, schemas: Schemas, operation: Operation, { request, response }: Exchange): Problem[] {
  const body = parseJson(response.text);
  const status = statusThatCounts(spec, response.status, body.value);
  const documented = responseFor(operation, String(status));
  const problem = (pointer: string, specPointer: string, expected: string, value: unknown): Problem => ({
    pointer,
    specPointer,
    expected,
    value,
    additive: false,
  });
  if (!documented)
    return [
      problem(
        "/status",
        `${operation.pointer}/responses`,
        `one of ${Object.keys(operation.responses).join(", ")}`,
        status,
      ),
    ];

  const headers = headerProblems(spec, schemas, documented, response.headers);
  const content = documented.node.content ?? {};
  const contentPointer = `${documented.pointer}/content`;
  if (Object.keys(content).length === 0)
    return [
      ...headers,
      ...(response.text === "" ? [] : [problem("/body", documented.pointer, "no body", response.text)]),
    ];
  const type = documentedType(response.headers["content-type"], Object.keys(content));
  if (type === undefined)
    return [
      ...headers,
      problem(
        "/headers/content-type",
        contentPointer,
        `one of ${Object.keys(content).join(", ")}`,
        response.headers["content-type"] || undefined,
      ),
    ];

  const mediaType = `${contentPointer}${toPointer([type])}`;
  if (!content[type]?.schema) return headers;
  const own = `${mediaType}/schema`;
  const schemaPointer = bodySchema(operation, documented.node, own, request.url);
  if (isJson(type) && !body.parsed)
    return [
      ...headers,
      problem("/body", schemaPointer, "a JSON document", response.text === "" ? undefined : response.text),
    ];
  const value = isJson(type) ? body.value : response.text;
  // A variant narrows the schema of the response and does not replace it.
  const narrow = schemaPointer === own ? [] : schemas.problems(schemaPointer, value);
  const problems = narrow.length > 0 ? narrow : schemas.problems(own, value);
  return [
    ...headers,
    ...problems.map((found) => ({ ...found, pointer: `/body${found.pointer}`, value: at(value, found.pointer) })),
  ];
}

function headerProblems(
  spec: Spec,
  schemas: Schemas,
  { node, pointer }: Located<ResponseObject>,
  headers: Record<string, string>,
): Problem[] {
  return Object.entries(node.headers ?? {}).flatMap(([name, reference]): Problem[] => {
    if (name.toLowerCase() === "content-type") return [];
    const place = `${pointer}/headers${toPointer([name])}`;
    const { node: header, pointer: specPointer } = resolveAt<Parameter>(spec.document, reference as Parameter, place);
    const where = `/headers/${name.toLowerCase()}`;
    const text = headers[name.toLowerCase()];
    if (text === undefined)
      return header.required
        ? [{ pointer: where, specPointer, expected: "the header: it is required", value: undefined, additive: false }]
        : [];
    const { schema } = resolveSchema(spec.document, header.schema ?? {}, `${specPointer}/schema`);
    const value = readParameter({ ...header, name, in: "header" }, schema, [[name, text]])?.value;
    return schemas
      .problems(`${specPointer}/schema`, value)
      .map((found) => ({ ...found, pointer: `${where}${found.pointer}`, value: text }));
  });
}

/** The documented response of a status: its own, that of its class (`4XX`), or the default. */
export function responseFor(operation: Operation, status: string): Located<ResponseObject> | undefined {
  return operation.responses[status] ?? operation.responses[`${status[0]}XX`] ?? operation.responses["default"];
}

/** The schema of the body: that of the response or, with query values that `x-result-variants` names, the variant's. */
function bodySchema(operation: Operation, response: ResponseObject, pointer: string, url: string): string {
  const variant =
    response === operation.responses["200"]?.node ? variantFor(operation, new URL(url).searchParams) : undefined;
  return variant ? `/components/schemas/${variant.schema}` : pointer;
}

/** Whether an erratum is about a place: at it, above it, or one step below. */
export function concerns(erratumAt: string, specPointer: string): boolean {
  const place = erratumAt.replace(/^#/, "");
  return (
    specPointer === place ||
    specPointer.startsWith(`${place}/`) ||
    (place.startsWith(`${specPointer}/`) && !place.slice(specPointer.length + 1).includes("/"))
  );
}
