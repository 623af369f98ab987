import {
  resolveAt,
  schemaOf,
  toPointer,
  type Located,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  type RequestBody,
  type ResponseObject,
} from "@demarc/openapi";
import type { Comparison, Place } from "./change.ts";
import { isSame } from "./keywords.ts";
import { compareSchemas } from "./schemas.ts";

type Named<T> = Map<string, Located<T & { required?: boolean }>>;

/** Compares what a call consists of by name; `compare` gets what both versions have. */
function compareNamed<T>(
  comparison: Comparison,
  [before, after]: readonly [Named<T>, Named<T>],
  around: Place,
  partOf: (name: string, node: T) => string,
  compare: (place: Place, was: Located<T>, is: Located<T>) => void,
): void {
  for (const [name, was] of before) {
    const place = { ...around, part: partOf(name, was.node) };
    const is = after.get(name);
    if (!is) {
      comparison.add(place, was.pointer, "gone", "is no longer documented");
      continue;
    }
    if (was.node.required && !is.node.required)
      comparison.add(place, `${was.pointer}/required`, "wider", "is no longer required");
    if (!was.node.required && is.node.required)
      comparison.add(place, { added: `${is.pointer}/required` }, "narrower", "is required now");
    compare(place, was, is);
  }
  for (const [name, { node, pointer }] of after) {
    if (before.has(name)) continue;
    const isDemanded = node.required === true && around.side === "request";
    const what = isDemanded ? "is new, and required" : "is new";
    const place = { ...around, part: partOf(name, node) };
    comparison.add(place, { added: pointer }, isDemanded ? "narrower" : "added", what);
  }
}

export function compareParameters(comparison: Comparison, old: Operation, now: Operation, around: Place): void {
  const named = ({ parameters }: Operation): Named<Parameter> =>
    new Map(parameters.map((located) => [`${located.node.in} ${nameOf(located.node)}`, located]));
  const partOf = (_: string, { in: place, name }: Parameter) =>
    `${place[0]?.toUpperCase()}${place.slice(1)} parameter \`${name}\``;
  compareNamed(comparison, [named(old), named(now)], around, partOf, (place, was, is) => {
    if (was.node.allowEmptyValue && !is.node.allowEmptyValue)
      comparison.add(place, `${was.pointer}/allowEmptyValue`, "narrower", "may no longer be empty");
    compareText(comparison, place, was, is);
  });
  const isNew = (group: string[]) => !old.anyRequired.some((known) => known.every((name) => group.includes(name)));
  const what = (group: string[]) => `needs one of ${group.map((name) => `\`${name}\``).join(", ")} now`;
  for (const group of now.anyRequired.filter(isNew))
    comparison.add(around, { added: `${now.pointer}/x-any-required` }, "narrower", what(group));
}

/** Names of headers are the same in capitals. */
function nameOf({ in: place, name }: Parameter): string {
  return place === "header" ? name.toLowerCase() : name;
}

function compareText(comparison: Comparison, place: Place, was: Located<Parameter>, is: Located<Parameter>): void {
  if (!isSame(styleOf(was.node), styleOf(is.node)))
    comparison.add(place, `${was.pointer}/style`, "different", "is written otherwise");
  compareSchemas(comparison, schemaOf(was.node, was.pointer), schemaOf(is.node, is.pointer), place);
}

/** How a value is written, with what OpenAPI says where the document does not. */
function styleOf({ in: place, content, style, explode }: Parameter): unknown {
  const actual = style ?? (place === "query" || place === "cookie" ? "form" : "simple");
  return content ? Object.keys(content) : [actual, explode ?? actual === "form"];
}

export function compareMessages(comparison: Comparison, old: Operation, now: Operation, around: Place): void {
  const body = ({ requestBody }: Operation): Named<RequestBody> => new Map(requestBody && [["body", requestBody]]);
  const content = (...compared: [Place, Body, Body]) => compareContent(comparison, ...compared);
  compareNamed(comparison, [body(old), body(now)], around, () => "Request body", content);
  const statuses = ({ responses }: Operation) => new Map(Object.entries(responses));
  const side = { ...around, side: "response" as const };
  compareNamed(
    comparison,
    [statuses(old), statuses(now)],
    side,
    (status) => `Status ${status}`,
    (place, was, is) => {
      const headers = [headersOf(comparison.before, was), headersOf(comparison.after, is)] as const;
      const text = (...compared: [Place, Located<Parameter>, Located<Parameter>]) =>
        compareText(comparison, ...compared);
      compareNamed(comparison, headers, place, (name) => `Response header \`${name}\``, text);
      content({ ...place, part: "Response body" }, was, is);
    },
  );
}

type Body = Located<{ content?: Record<string, MediaType> }>;

function compareContent(comparison: Comparison, around: Place, before: Body, after: Body): void {
  const partOf = (type: string) => `Media type \`${type}\` of the ${around.part.toLowerCase()}`;
  compareNamed(comparison, [contentOf(before), contentOf(after)], around, partOf, (_, was, is) =>
    compareSchemas(comparison, schemaOf(was.node, was.pointer), schemaOf(is.node, is.pointer), around),
  );
}

function contentOf({ node, pointer }: Body): Named<MediaType> {
  const located = (type: string, of: MediaType) => ({ node: of, pointer: `${pointer}/content${toPointer([type])}` });
  return new Map(Object.entries(node.content ?? {}).map(([type, of]) => [type, located(type, of)]));
}

function headersOf(document: OpenApiDocument, { node, pointer }: Located<ResponseObject>): Named<Parameter> {
  const located = (name: string, header: unknown) =>
    resolveAt<Parameter>(document, header as Parameter, `${pointer}/headers${toPointer([name])}`);
  return new Map(Object.entries(node.headers ?? {}).map(([name, of]) => [name.toLowerCase(), located(name, of)]));
}
