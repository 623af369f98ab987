import { isDeepStrictEqual } from "node:util";
import {
  bodyOf,
  documentedType,
  fieldsOf,
  isForm,
  isJson,
  namedExamples,
  namedValues,
  parseMediaType,
  readForm,
  readParameter,
  resolveSchema,
  responseFor,
  responseHeaders,
  schemaOf,
  shapeOf,
  statusThatCounts,
  toPointer,
  valuesAt,
  variablesIn,
  type Operation,
  type Pairs,
  type Schema,
  type Spec,
} from "@demarc/openapi";
import type { Exchange } from "../exchange/exchange.ts";
import type { Shown } from "../model/case.ts";
import type { CoverageItem } from "../model/coverage-item.ts";
import { constraintsOf } from "./constraints.ts";

/** How many fields of a body are told apart by all the ways to them. */
const most = 200;

interface Seen {
  status: number;
  headers: Record<string, string>;
  sentHeaders: Record<string, string>;
  type: string | undefined;
  body: unknown;
  query: URLSearchParams;
  path: string;
  sent: unknown;
}

/**
 * What the document states of an operation, and which of it the exchanges have shown.
 *
 * @param byExamples whether an answer that a mock was given shows nothing: then it is for the examples to show everything
 */
export function coverageOf(
  spec: Spec,
  operation: Operation,
  exchanges: readonly Exchange[],
  byExamples = true,
): CoverageItem[] {
  const seen = exchanges
    .filter(({ givenAnswer }) => !givenAnswer || !byExamples)
    .map((exchange) => look(spec, exchange));
  return [
    itemOf("operation", operation.operationId, operation.pointer, seen.length > 0),
    ...responseItems(spec, operation, seen),
    ...headerItems(spec, operation, seen),
    ...parameterItems(spec, operation, seen),
    ...requestItems(spec, operation, seen),
    ...constraintItems(spec, operation, exchanges),
  ];
}

function itemOf(kind: CoverageItem["kind"], name: string, specPointer: string, covered: boolean): CoverageItem {
  return { kind, name, specPointer, covered };
}

function look({ document }: Spec, { request, response }: Exchange): Seen {
  const body = bodyOf(response);
  const url = new URL(request.url);
  return {
    status: statusThatCounts(document, response.status, body),
    headers: response.headers,
    sentHeaders: request.headers,
    type: parseMediaType(response.headers["content-type"])?.essence,
    body,
    query: url.searchParams,
    path: url.pathname,
    sent: request.body,
  };
}

function responseItems(spec: Spec, operation: Operation, seen: Seen[]): CoverageItem[] {
  const items: CoverageItem[] = [];
  for (const [status, { node, pointer }] of Object.entries(operation.responses)) {
    const withStatus = seen.filter((exchange) => responseFor(operation, exchange.status)?.node === node);
    items.push(itemOf("status", status, pointer, withStatus.length > 0));
    const fields = new Map<string, CoverageItem>();
    for (const [type, mediaType] of Object.entries(node.content ?? {})) {
      const place = `${pointer}/content${toPointer([type])}`;
      const withType = withStatus.filter(
        (exchange) => documentedType(exchange.type, [type.split(";")[0] ?? type]) !== undefined,
      );
      items.push(itemOf("media type", `${status} ${type}`, place, withType.length > 0));
      for (const { name, node: example, pointer: examplePointer } of namedExamples(spec.document, mediaType, place)) {
        const covered = withType.some(({ body }) => isDeepStrictEqual(body, example.value));
        items.push(itemOf("example", `${status} ${type} ${name}`, examplePointer, covered));
      }
      // Of what is no JSON, only the text is known.
      for (const field of isJson(type) || type.includes("*")
        ? fieldsOf(spec.document, mediaType.schema ?? {}, `${place}/schema`, most)
        : []) {
        const covered = withStatus.some(({ body }) => valuesAt(body, field.path).length > 0);
        // Two media types of one response mostly share their schema; the field counts once.
        fields.set(field.name, itemOf("property", `${status} ${field.name}`, field.specPointer, covered));
      }
      for (const item of valueItems(spec, operation, seen, `${place}/schema`, mediaType.schema ?? {}))
        fields.set(`=${item.name}`, item);
    }
    items.push(...fields.values());
  }
  return unique(items);
}

/** The named values of response fields. One that only another status can carry counts there: an error's code, say. */
function valueItems(spec: Spec, operation: Operation, seen: Seen[], pointer: string, schema: Schema): CoverageItem[] {
  return fieldsOf(spec.document, schema, pointer, most).flatMap((field) =>
    field.values.map((value) => {
      const covered = seen.some(
        ({ body, status }) => operation.responses[status] && valuesAt(body, field.path).includes(value),
      );
      return itemOf("property value", `${field.name}=${String(value)}`, field.specPointer, covered);
    }),
  );
}

/** Each documented header of each response. */
function headerItems(spec: Spec, operation: Operation, seen: Seen[]): CoverageItem[] {
  return Object.entries(operation.responses).flatMap(([status, response]) => {
    const own = seen.filter((exchange) => responseFor(operation, exchange.status)?.node === response.node);
    return responseHeaders(spec.document, response).map(({ name, pointer }) => {
      const covered = own.some(({ headers }) => headers[name.toLowerCase()] !== undefined);
      return itemOf("header", `${status} ${name}`, pointer, covered);
    });
  });
}

function parameterItems(spec: Spec, operation: Operation, seen: Seen[]): CoverageItem[] {
  return operation.parameters.flatMap(({ node, pointer }): CoverageItem[] => {
    const place = schemaOf(node, pointer);
    const { schema } = resolveSchema(spec.document, place.schema, place.pointer);
    const shape = shapeOf(spec.document, schema);
    const sent = seen
      .flatMap((exchange) => readParameter(node, shape, pairsOf(operation, node.in, exchange))?.value ?? [])
      .map(String);
    return [
      itemOf("parameter", node.name, pointer, sent.length > 0),
      ...namedValues(schema)
        .map(String)
        .map((value) => itemOf("parameter value", `${node.name}=${value}`, place.pointer, sent.includes(value))),
    ];
  });
}

function pairsOf(
  operation: Operation,
  place: "path" | "query" | "header" | "cookie",
  { query, path, sentHeaders }: Seen,
): Pairs {
  if (place === "query") return [...query];
  if (place === "header") return Object.entries(sentHeaders);
  if (place === "cookie")
    return (sentHeaders["cookie"] ?? "").split("; ").map((part) => part.split("=", 2) as [string, string]);
  return variablesIn(operation.path, path) ?? [];
}

/** Both sides of every constraint, as the cases that are about one have shown them. */
function constraintItems(spec: Spec, operation: Operation, exchanges: readonly Exchange[]): CoverageItem[] {
  const key = ({ role, specPointer, side }: Shown) => `${role} ${specPointer} ${side}`;
  const shown = new Set(exchanges.flatMap(({ shows }) => (shows ? [key(shows)] : [])));
  return constraintsOf(spec, operation).map((constraint) =>
    itemOf("constraint", constraint.name, constraint.specPointer, shown.has(key(constraint))),
  );
}

function requestItems(spec: Spec, operation: Operation, seen: Seen[]): CoverageItem[] {
  const body = operation.requestBody;
  return Object.entries(body?.node.content ?? {}).flatMap(([type, mediaType]) =>
    (isJson(type) || isForm(type) ? fieldsOf : () => [])(
      spec.document,
      mediaType.schema ?? {},
      `${body?.pointer}/content${toPointer([type])}/schema`,
    ).flatMap((field): CoverageItem[] => {
      const values = seen.flatMap(({ sent, sentHeaders }) => {
        const given = sentHeaders["content-type"] ?? "";
        const isSent = typeof sent === "string" && isForm(type) && isForm(given);
        return valuesAt(isSent ? readForm(spec.document, mediaType.schema ?? {}, given, sent) : sent, field.path);
      });
      return [
        itemOf("parameter", `body ${field.name}`, field.specPointer, values.length > 0),
        ...field.values.map((value) => {
          const name = `body ${field.name}=${String(value)}`;
          return itemOf("parameter value", name, field.specPointer, values.includes(value));
        }),
      ];
    }),
  );
}

function unique(items: CoverageItem[]): CoverageItem[] {
  return [...new Map(items.map((item) => [`${item.kind} ${item.name}`, item])).values()];
}
