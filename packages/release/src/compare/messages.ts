import {
  resolveAt,
  schemaOf,
  toPointer,
  type Located,
  type MediaType,
  type Operation,
  type Parameter,
} from "@demarc/openapi";
import type { Comparison, Place } from "./change.ts";
import { isSame } from "./keywords.ts";
import { compareSchemas } from "./schemas.ts";

/** What two versions have under the same names. */
type Named<T> = Map<string, Located<T & { required?: boolean }>>;

/**
 * Compares what a call consists of by name.
 *
 * @param partOf what to call one in a text
 * @param compare called for what both versions have
 */
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

/** Compares the parameters of an operation. */
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
  for (const group of now.anyRequired)
    if (!old.anyRequired.some((other) => other.every((name) => group.includes(name))))
      comparison.add(
        around,
        { added: `${now.pointer}/x-any-required` },
        "narrower",
        `needs one of ${group.map((name) => `\`${name}\``).join(", ")} now`,
      );
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

/** Compares the bodies, statuses and headers of an operation. */
export function compareMessages(comparison: Comparison, old: Operation, now: Operation, around: Place): void {
  const bodies = [old, now].map(({ requestBody }) => new Map(requestBody ? [["body", requestBody]] : []));
  compareNamed(
    comparison,
    pair(bodies),
    around,
    () => "Request body",
    (place, was, is) => compareContent(comparison, place, was, is),
  );
  const responses = [old, now].map((operation) => new Map(Object.entries(operation.responses)));
  const side = { ...around, side: "response" as const };
  compareNamed(
    comparison,
    pair(responses),
    side,
    (status) => `Status ${status}`,
    (place, was, is) => {
      const headers = [was, is].map(({ node, pointer }, index) =>
        headersOf(index === 0 ? comparison.before : comparison.after, node.headers, pointer),
      );
      compareNamed(
        comparison,
        pair(headers),
        place,
        (name) => `Response header \`${name}\``,
        (...compared) => compareText(comparison, ...compared),
      );
      compareContent(comparison, { ...place, part: "Response body" }, was, is);
    },
  );
}

type Body = Located<{ content?: Record<string, MediaType> }>;

function compareContent(comparison: Comparison, around: Place, before: Body, after: Body): void {
  const content = [before, after].map(({ node, pointer }) => {
    const types = Object.entries(node.content ?? {});
    return new Map(types.map(([type, of]) => [type, { node: of, pointer: `${pointer}/content${toPointer([type])}` }]));
  });
  const partOf = (type: string) => `Media type \`${type}\` of the ${around.part.toLowerCase()}`;
  compareNamed(comparison, pair(content), around, partOf, (_, was, is) =>
    compareSchemas(comparison, schemaOf(was.node, was.pointer), schemaOf(is.node, is.pointer), around),
  );
}

function headersOf(document: Comparison["before"], headers: object | undefined, response: string): Named<Parameter> {
  return new Map(
    Object.entries(headers ?? {}).map(([name, header]: [string, Parameter]) => [
      name.toLowerCase(),
      resolveAt<Parameter>(document, header, `${response}/headers${toPointer([name])}`),
    ]),
  );
}

function pair<T>([before, after]: T[]): readonly [T, T] {
  return [before as T, after as T];
}
