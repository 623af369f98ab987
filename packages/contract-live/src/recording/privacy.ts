import { secretFields, fieldsOf, fromPointer, jsonOf, toPointer, type Operation, type Spec } from "@demarc/openapi";
import { pseudonym, isPersonal, secretNames, type Scrub } from "@demarc/contract";
import type { LiveExchange } from "../model/exchange.ts";

const email = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;

const mark = "[redacted]";

export interface Privacy {
  /** The exchange without credentials, e-mail addresses and names, fit for a recording. */
  exchange(exchange: LiveExchange): LiveExchange;
  /** The text without credentials, e-mail addresses, and names inside JSON, fit for a report. */
  text(text: string): string;
}

/**
 * Redacts what nobody needs to debug drift. Names and addresses keep their shape (length, kinds of characters), so that
 * a recording differs from the document in the same places as what was recorded.
 *
 * @param pointers JSON pointers of more values to redact, `*` for any index or name: `/body/data/*\/account`
 */
export function privacyOf(
  spec: Spec,
  operations: ReadonlyMap<string, Operation>,
  scrub: Scrub,
  pointers: readonly string[] = [],
): Privacy {
  const declared = secretFields(spec.document);
  const isSecret = (name: string) =>
    declared.has(name.toLowerCase()) || secretNames.some((pattern) => pattern.test(name));
  const plain = (text: string) => scrub(text).replaceAll(email, pseudonym);

  const value = (node: unknown, key = ""): unknown => {
    if (isSecret(key) && node !== null && typeof node !== "boolean") return typeof node === "number" ? 0 : mark;
    if (typeof node === "string") return isPersonal(key) ? pseudonym(scrub(node)) : plain(node);
    if (Array.isArray(node)) return node.map((item) => value(item, key));
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([name, item]) => [plain(name), value(item, name)]));
  };
  const body = (node: unknown, hidden: readonly string[][]): unknown => {
    const copy = structuredClone(node);
    for (const path of hidden) hide(copy, path);
    return value(copy);
  };
  const headers = (all: Record<string, string>) =>
    Object.fromEntries(Object.entries(all).map(([name, text]) => [name, isSecret(name) ? mark : plain(text)]));

  return {
    exchange(exchange) {
      const { request, response } = exchange;
      const operation = operations.get(exchange.operationId);
      const hidden = [
        ...pointers.filter((pointer) => pointer.startsWith("/body")).map((pointer) => fromPointer(pointer).slice(1)),
        ...(operation ? passwordFields(spec, operation) : []),
      ];
      const url = new URL(request.url);
      url.search = form(url.search.slice(1), value);
      url.username = url.password = "";
      const parsed = jsonOf(response);
      const sent = typeof request.body === "string" ? sentText(request.body, value) : body(request.body, hidden);
      return {
        ...exchange,
        request: { ...request, url: url.href, headers: headers(request.headers), body: sent },
        response: {
          ...response,
          headers: headers(response.headers),
          text: parsed.parsed ? JSON.stringify(body(parsed.value, hidden)) : plain(response.text),
        },
      };
    },
    text: (text) =>
      plain(text).replaceAll(
        /("[^"]*name"\s*:\s*")((?:[^"\\]|\\.)*)/gi,
        (_, head: string, name: string) => head + pseudonym(name),
      ),
  };
}

type Redact = (node: unknown, key: string) => unknown;

/** A body that is a form, or some other text. */
function sentText(text: string, value: Redact): string {
  return /^[^=&\s]+=/.test(text) ? form(text, value) : String(value(text, ""));
}

function form(text: string, value: Redact): string {
  const fields = [...new URLSearchParams(text)].map(([name, item]): [string, string] => [
    name,
    String(value(item, name)),
  ]);
  return new URLSearchParams(fields).toString();
}

/** The fields that the document gives `format: password`. */
function passwordFields(spec: Spec, operation: Operation): string[][] {
  const messages = [operation.requestBody, ...Object.values(operation.responses)];
  return messages.flatMap((located) =>
    Object.entries(located?.node.content ?? {}).flatMap(([type, { schema }]) =>
      fieldsOf(spec.document, schema ?? {}, `${located?.pointer}/content${toPointer([type])}/schema`)
        .filter((field) => field.schema["format"] === "password")
        .map(({ path }) => path.map((key) => (key === "[]" ? "*" : key))),
    ),
  );
}

function hide(node: unknown, [key, ...rest]: readonly string[]): void {
  if (key === undefined || typeof node !== "object" || node === null) return;
  const holder = node as Record<string, unknown>;
  for (const name of key === "*" ? Object.keys(holder) : [key]) {
    if (rest.length > 0) hide(holder[name], rest);
    else if (Object.hasOwn(holder, name)) holder[name] = typeof holder[name] === "number" ? 0 : mark;
  }
}
