import { isDeepStrictEqual } from "node:util";
import { at, namedExamples, toPointer, type Operation, type Spec } from "@demarc/spec";
import type { Exchange } from "./exchange.ts";
import { fieldsOf, valuesAt } from "./fields.ts";
import type { CoverageItem } from "./report/model.ts";
import { mediaTypeOf, parseJson } from "./text.ts";

interface Seen {
  status: string;
  type: string | undefined;
  body: unknown;
  query: URLSearchParams;
  path: string;
  sent: unknown;
}

/** What the document promises of an operation, and which of it the exchanges have shown. */
export function coverageOf(spec: Spec, operation: Operation, exchanges: Exchange[]): CoverageItem[] {
  const seen = exchanges.map((exchange) => look(spec, exchange));
  return [...responseItems(spec, operation, seen), ...parameterItems(operation, seen), ...requestItems(spec, operation, seen)];
}

function look(spec: Spec, { request, response }: Exchange): Seen {
  const body = parseJson(response.text).value;
  const pointer = spec.document["x-status-in-body"];
  const inBody = pointer && response.status === 200 ? at(body, pointer) : undefined;
  const url = new URL(request.url);
  return { status: String(inBody ?? response.status), type: mediaTypeOf(response.headers["content-type"]), body, query: url.searchParams, path: url.pathname, sent: request.body };
}

function responseItems(spec: Spec, operation: Operation, seen: Seen[]): CoverageItem[] {
  const items: CoverageItem[] = [];
  for (const [status, { node, pointer }] of Object.entries(operation.responses)) {
    const withStatus = seen.filter((exchange) => exchange.status === status);
    items.push({ kind: "status", name: status, specPointer: pointer, covered: withStatus.length > 0 });
    const fields = new Map<string, CoverageItem>();
    for (const [type, mediaType] of Object.entries(node.content ?? {})) {
      const place = `${pointer}/content${toPointer([type])}`;
      const withType = withStatus.filter((exchange) => exchange.type === type);
      items.push({ kind: "media type", name: `${status} ${type}`, specPointer: place, covered: withType.length > 0 });
      for (const { name, node: example, pointer: examplePointer } of namedExamples(spec.document, mediaType, place)) {
        const covered = withType.some(({ body }) => isDeepStrictEqual(body, example.value));
        items.push({ kind: "example", name: `${status} ${type} ${name}`, specPointer: examplePointer, covered });
      }
      for (const field of fieldsOf(spec.document, `${place}/schema`, mediaType.schema ?? {})) {
        const values = withStatus.flatMap(({ body }) => valuesAt(body, field.path));
        // Two media types of one response mostly share their schema; the field counts once.
        fields.set(field.name, { kind: "property", name: `${status} ${field.name}`, specPointer: field.specPointer, covered: values.length > 0 });
      }
      for (const item of valueItems(spec, operation, seen, `${place}/schema`, mediaType.schema ?? {})) fields.set(`=${item.name}`, item);
    }
    items.push(...fields.values());
  }
  return unique(items);
}

/** The named values of response fields. One that only another status can carry counts there: an error's code, say. */
function valueItems(spec: Spec, operation: Operation, seen: Seen[], pointer: string, schema: Parameters<typeof fieldsOf>[2]): CoverageItem[] {
  return fieldsOf(spec.document, pointer, schema).flatMap((field) =>
    field.values.map((value) => ({
      kind: "property value" as const,
      name: `${field.name}=${String(value)}`,
      specPointer: field.specPointer,
      covered: seen.some(({ body, status }) => operation.responses[status] && valuesAt(body, field.path).includes(value)),
    })),
  );
}

function parameterItems(operation: Operation, seen: Seen[]): CoverageItem[] {
  return operation.parameters.flatMap(({ node, pointer }): CoverageItem[] => {
    const { name } = node;
    const sent = node.in === "path" ? seen.map(() => "") : seen.flatMap(({ query }) => query.getAll(name));
    const values = node.schema?.enum ?? node.schema?.["x-extensible-enum"] ?? [];
    return [
      { kind: "parameter", name, specPointer: pointer, covered: sent.length > 0 },
      ...values.map((value): CoverageItem => ({ kind: "parameter value", name: `${name}=${String(value)}`, specPointer: `${pointer}/schema`, covered: sent.includes(String(value)) })),
    ];
  });
}

function requestItems(spec: Spec, operation: Operation, seen: Seen[]): CoverageItem[] {
  const body = operation.requestBody;
  return Object.entries(body?.node.content ?? {}).flatMap(([type, mediaType]) =>
    fieldsOf(spec.document, `${body?.pointer}/content${toPointer([type])}/schema`, mediaType.schema ?? {}).flatMap((field): CoverageItem[] => {
      const values = seen.flatMap(({ sent }) => valuesAt(sent, field.path));
      return [
        { kind: "parameter", name: `body ${field.name}`, specPointer: field.specPointer, covered: values.length > 0 },
        ...field.values.map((value): CoverageItem => ({ kind: "parameter value", name: `body ${field.name}=${String(value)}`, specPointer: field.specPointer, covered: values.includes(value) })),
      ];
    }),
  );
}

function unique(items: CoverageItem[]): CoverageItem[] {
  return [...new Map(items.map((item) => [`${item.kind} ${item.name}`, item])).values()];
}
