import {
  at,
  beginningOf,
  documentedType,
  fromPointer,
  jsonOf,
  responseFor,
  statusThatCounts,
  toPointer,
  type Located,
  type Operation,
} from "@demarc/openapi";
import { secretNamesOf, type CallArguments } from "@demarc/contract";
import type { Redactor } from "@demarc/client-core/redaction";
import type { LiveExchange } from "../model/call.ts";
import type { ProviderSpec } from "../model/provider-spec.ts";
import { documentedOnly, hidden, type Node } from "./documented.ts";
import { headersOf } from "./headers.ts";
import { isIdentifier, numberStandIn, standIn } from "../model/stand-in.ts";

type Messages = Pick<LiveExchange, "request" | "response">;

export interface Privacy {
  /** The exchange as far as it is documented and belongs to nobody, fit for a recording. */
  exchange(exchange: LiveExchange): LiveExchange;
  /** A place in an exchange: the pointer to it and what stands there, fit for a report. */
  place(operation: Operation, messages: Messages, pointer: string): { pointer: string; value?: unknown };
  /** The arguments of a call as far as they are documented and belong to nobody: many come from answers. */
  args(operation: Operation, args: CallArguments): CallArguments;
  /** The text without credentials and e-mail addresses. */
  text(text: string): string;
}

/** How much of a text is kept that is no JSON. */
const mostText = 100_000;

/** However it is encoded. */
const longestCredential = 50_000;

/** Quoted or not, international, percent-encoded. Bounded: it is looked for in all that a provider says. */
const email =
  /(?:"[^"\r\n]{1,64}"|[^\s@"<>(),;:[\]\\]{1,64})(?:@|%(?:25)?40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

/**
 * Keeps of exchanges what the document documents and does not mark as personal. What stands in place of the rest has the
 * same form, so that a recording differs from the document in the same places as what was recorded.
 *
 * @param redactor asked for each time, because tokens are issued while a run goes on
 * @param pointers JSON pointers of more values to redact, `*` for any index or name: `/body/data/*\/account`
 */
export function privacyOf(
  { spec: { document }, schemas, operations, prose }: ProviderSpec,
  redactor: () => Redactor,
  pointers: readonly string[] = [],
): Privacy {
  const isSecret = secretNamesOf(document);
  const whole = (given: string) => redactor().text(given).replaceAll(email, standIn);
  // Of a credential that the cut has halved, the first half stands in what is left out.
  const text = (given: string) =>
    given.length > mostText ? whole(given.slice(0, mostText)).slice(0, -longestCredential) : whole(given);
  const documented = documentedOnly(document, schemas, text);
  const hiddenPaths = pointers
    .filter((pointer) => pointer.startsWith("/body"))
    .map((pointer) => fromPointer(pointer).slice(1));

  const bodyOf = (root: Node, value: unknown) => hide(documented.value(root, beginningOf(value)), hiddenPaths);
  const proseText = (given: string) => prose(text(given));
  const parameter = (operation: Operation | undefined, place: string, name: string, value: string): string => {
    const known = operation?.parameters.find(({ node }) => node.in === place && node.name === name);
    const root = documented.root(known && `${known.pointer}/schema`, name);
    // Whether to return a token is no secret.
    const isNamed = root.described.some(({ schema }) => schema.enum?.some((named) => String(named) === value));
    if (isSecret(name)) return isNamed ? value : hidden;
    return String(documented.value({ ...root, personal: known?.node["x-personal"] ?? false }, value, true));
  };
  const shownName = (name: string) => (isIdentifier(name) ? text(name) : standIn(text(name)));
  const fields = (entries: URLSearchParams, of: (name: string, value: string) => string): string =>
    Array.from(entries, ([name, value]) => new URLSearchParams([[shownName(name), of(name, value)]])).join("&");
  const urlOf = (operation: Operation | undefined, address: string): string => {
    const { host, protocol, pathname, searchParams } = new URL(address);
    const template = (operation?.path ?? "").split("/");
    // As a whole first: in its parts, half a credential is not found.
    const segments = text(pathname).split("/");
    const fits = template.every(
      (expected, index) =>
        /^(\{.+\})?$/.test(expected) || expected === segments[index - template.length + segments.length],
    );
    const path = segments.map((segment, index) => {
      // A redirect was followed to somewhere else.
      if (!fits) return prose(segment);
      const expected = template[index - segments.length + template.length] || undefined;
      const name = /^\{(.+)\}$/.exec(expected ?? "")?.[1];
      if (name !== undefined) return encodeURIComponent(parameter(operation, "path", name, segment));
      return expected === undefined || expected === segment ? text(segment) : standIn(text(segment));
    });
    const query = fields(searchParams, (name, value) => parameter(operation, "query", name, value));
    const clean = text(host) === host ? host : "redacted.invalid";
    return `${protocol}//${clean}${path.join("/")}${query && `?${query}`}`;
  };
  const rootOf = (of: Located<{ content?: object }> | undefined, headers: Record<string, string>): Node => {
    const types = Object.keys(of?.node.content ?? {});
    const media = documentedType(headers["content-type"], types) ?? types[0];
    return documented.root(of && media && `${of.pointer}/content${toPointer([media])}/schema`);
  };
  const responseRoot = (operation: Operation | undefined, response: LiveExchange["response"]): Node => {
    const status = statusThatCounts(document, response.status, jsonOf(response).value);
    // Of an answer that is not documented, what is documented of another one.
    const known = operation && (responseFor(operation, status) ?? responseFor(operation, 200));
    return rootOf(known, response.headers);
  };
  const requestBody = (operation: Operation | undefined, { body, headers }: LiveExchange["request"]): unknown => {
    if (body === undefined) return undefined;
    const root = rootOf(operation?.requestBody, headers);
    if (typeof body !== "string") return bodyOf(root, body);
    if (!/^[^=&\s]+=/.test(body)) return standIn(text(body));
    return fields(new URLSearchParams(body), (name, value) =>
      isSecret(name) ? hidden : String(documented.value(documented.child(root, name, false), value, true)),
    );
  };
  const headers = (of: Record<string, string>, known: readonly string[] = []) =>
    headersOf(of, { isSecret, text, prose, known: new Set(known.map((name) => name.toLowerCase())) });
  const responseHeaders = (operation: Operation | undefined, response: LiveExchange["response"]) => {
    const known = Object.values(operation?.responses ?? {}).flatMap(({ node }) => Object.keys(node.headers ?? {}));
    return headers(response.headers, known);
  };

  return {
    text,
    args(operation, { path = {}, query = {}, ...rest }) {
      const shown = (place: string, values: Record<string, unknown>) =>
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, parameter(operation, place, name, String(value))]),
        );
      return { ...rest, path: shown("path", path), query: shown("query", query) };
    },
    exchange(exchange) {
      const { request, response } = exchange;
      const operation = operations.get(exchange.operationId);
      const { parsed, value } = jsonOf(response);
      return {
        ...exchange,
        request: {
          ...request,
          url: urlOf(operation, request.url),
          headers: headers(request.headers),
          body: requestBody(operation, request),
        },
        response: {
          ...response,
          headers: responseHeaders(operation, response),
          text: parsed ? JSON.stringify(bodyOf(responseRoot(operation, response), value)) : proseText(response.text),
        },
      };
    },
    place(operation, { request, response }, pointer) {
      const keys = fromPointer(pointer);
      const isRequest = keys[0] === "request";
      const [part, ...inside] = isRequest ? keys.slice(1) : keys;
      const before = keys.slice(0, keys.length - inside.length);
      if (part !== "body") {
        const [name, ...below] = inside;
        // What is not of a message is ours.
        if (name === undefined || part === "token") return { pointer };
        const shown = toPointer([...before, shownName(name), ...below.map(standIn)]);
        if (part === "headers") return { pointer: shown, value: responseHeaders(operation, response)[name] };
        const sent = part === "query" ? new URL(request.url).searchParams.get(name) : null;
        return { pointer: shown, value: sent === null ? undefined : parameter(operation, "query", name, sent) };
      }
      const { parsed, value } = isRequest ? { parsed: true, value: request.body } : jsonOf(response);
      if (!parsed) return { pointer, value: response.text === "" ? undefined : proseText(response.text) };
      let node = isRequest ? rootOf(operation.requestBody, request.headers) : responseRoot(operation, response);
      let current = value;
      const shown: string[] = [];
      for (const key of inside) {
        const isRow = Array.isArray(current);
        shown.push(isRow ? key : documented.key(node, key));
        node = documented.child(node, key, isRow);
        current = at(current, toPointer([key]));
      }
      return {
        pointer: toPointer([...before, ...shown]),
        value: documented.value(node, beginningOf(current)),
      };
    },
  };
}

/** Replaces the values at paths, `*` for any key, in a value that is nobody else's. */
function hide<T>(node: T, paths: readonly (readonly string[])[]): T {
  for (const path of paths) hideAt(node, path);
  return node;
}

function hideAt(node: unknown, [key, ...rest]: readonly string[]): void {
  if (key === undefined || typeof node !== "object" || node === null) return;
  const holder = node as Record<string, unknown>;
  for (const name of key === "*" ? Object.keys(holder) : [key]) {
    const value = holder[name];
    if (rest.length > 0) hideAt(value, rest);
    else if (Object.hasOwn(holder, name)) holder[name] = typeof value === "number" ? numberStandIn(value) : hidden;
  }
}
