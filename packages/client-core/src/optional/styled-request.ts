import type { OperationDescriptor, StyledParameter } from "../descriptors.ts";
import type { ErrorDetails } from "../errors.ts";
import type { Origin, Outgoing, Values } from "../transport/outgoing.ts";
import { buildRequest, toJson } from "../transport/request.ts";
import { fillPath } from "../values/path.ts";
import { asText, entriesOf } from "../values/query.ts";

/** The request of an operation with parameters that are not plain: in headers, in cookies, objects, of any style. */
export function styledRequest(
  origin: Origin,
  operation: OperationDescriptor,
  args: Values,
  details: ErrorDetails,
): Outgoing {
  const query: Record<string, unknown> = { ...args.query };
  const headers: Record<string, string> = {};
  const inQuery: string[] = [];
  const cookies: string[] = [];
  let { path } = operation;
  for (const parameter of operation.styled ?? []) {
    const { in: place, name } = parameter;
    const pairs = pairsOf(parameter, { ...args[place] }, details);
    const written = pairs.map((pair) => pair.join("="));
    if (place === "path") path = path.replaceAll(`{${name}}`, () => inPath(parameter, pairs, details));
    else if (place === "cookie") cookies.push(...written);
    else if (place === "header") for (const [, text] of pairs) headers[name] = text;
    else {
      delete query[name];
      inQuery.push(...written);
    }
  }
  if (cookies.length > 0) headers["cookie"] = cookies.join("; ");
  const plain = { ...args, query, headers: { ...headers, ...args.headers } };
  const request = buildRequest(atServer(origin, operation), { ...operation, path }, plain, details);
  const rest = inQuery.length > 0 ? `${request.url.includes("?") ? "&" : "?"}${inQuery.join("&")}` : "";
  return { ...request, url: request.url + rest };
}

/** An operation may have a server of its own. A base URL that the caller gave, of a mock or proxy, is meant for all. */
function atServer(origin: Origin, { server }: OperationDescriptor): Origin {
  const isDocumented = origin.api.servers.some(({ url }) => url.replace(/\/$/, "") === origin.baseUrl);
  return server !== undefined && isDocumented ? { ...origin, baseUrl: server.replace(/\/$/, "") } : origin;
}

/** What stands between the entries of a list in one text, encoded. */
const delimiters: Record<string, string> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

/** The names and texts that a value is sent as, encoded as their place has them. */
export function pairsOf(
  { in: place, name, style, explode }: Omit<StyledParameter, "in"> & { in: string },
  values: Readonly<Record<string, unknown>>,
  details: ErrorDetails,
): [name: string, text: string][] {
  const encode = place === "header" ? String : encodeURIComponent;
  const text = (item: unknown) =>
    encode(typeof item === "object" && item ? toJson(item, details) : asText(item, place, name, details));
  const value = values[name];
  if (value === undefined || value === null) return [];
  if (style === "json") return [[encode(name), encode(toJson(value, details))]];
  if (style === "deepObject") return nested(name, value).map(([key, item]) => [encode(key), text(item)]);
  if (typeof value !== "object") return [[encode(name), text(value)]];
  const isList = Array.isArray(value);
  const fields = Object.entries(value).flatMap(([key, field]) =>
    (isList ? [field as unknown] : entriesOf(field)).map((item): [string, string] => [
      encode(isList ? name : key),
      text(item),
    ]),
  );
  if (explode && (place !== "path" || style === "matrix") && place !== "header") return fields;
  const delimiter = explode && style === "label" ? "." : (delimiters[style] ?? ",");
  const texts = fields.map((pair) => (isList ? pair[1] : pair.join(explode ? "=" : delimiter)));
  return texts.length > 0 ? [[encode(name), texts.join(delimiter)]] : [];
}

/** `filter[since][gt]=1&filter[tags][0]=new` */
function nested(name: string, value: unknown): [name: string, value: unknown][] {
  if (value === undefined || value === null) return [];
  if (typeof value !== "object") return [[name, value]];
  return Object.entries(value).flatMap(([key, item]) => nested(`${name}[${key}]`, item));
}

/** A value in a path, refused where it would address another resource. */
function inPath(
  { name, style }: StyledParameter,
  pairs: [name: string, text: string][],
  details: ErrorDetails,
): string {
  const [first] = pairs;
  fillPath(`{${name}}`, { [name]: first && decodeURIComponent(first[1]) }, details);
  if (style === "matrix") return pairs.map((pair) => `;${pair.join("=")}`).join("");
  return `${style === "label" ? "." : ""}${first?.[1]}`;
}
