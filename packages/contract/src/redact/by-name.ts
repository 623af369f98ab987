import { secretFields, type OpenApiDocument } from "@demarc/openapi";

/** Names of fields and parameters that mostly hold a secret. */
const secretNames: readonly RegExp[] = [
  /pass(word|wd|phrase)?$/i,
  /secret/i,
  /token/i,
  /api[-_]?key/i,
  /credential/i,
  /^(proxy-)?authorization$/i,
  /^(set-)?cookie/i,
];

const hidden = "***";

/**
 * Tells which names of headers, parameters and fields hold a secret: those of credentials, wherever the document puts
 * them, what it says to be secret, and those that mostly do.
 *
 * @param fields more names that do
 */
export function secretNamesOf(document: OpenApiDocument, fields: readonly string[] = []): (name: string) => boolean {
  const names = new Set([...secretFields(document), ...fields.map((name) => name.toLowerCase())]);
  return (name) => names.has(name.toLowerCase()) || secretNames.some((pattern) => pattern.test(name));
}

export interface Mask {
  /** A copy of a JSON value without the values of masked fields. */
  value(value: unknown): unknown;
  /** Headers without the values of masked ones. */
  headers(headers: Record<string, string>): Record<string, string>;
  /** A URL without the values of masked query parameters. */
  url(url: string): string;
}

/**
 * Hides credentials, wherever the document puts them, what it says to be secret, and the fields named.
 *
 * @param fields more names of fields to hide, in addition to those that mostly hold a secret
 */
export function createMask(document: OpenApiDocument, fields: readonly string[] = []): Mask {
  const hides = secretNamesOf(document, fields);
  const value = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(value);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, hides(key) ? hidden : value(child)]));
  };
  return {
    value,
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(headers).map(([name, text]) => {
          if (/^cookie$/i.test(name)) return [name, cookieNames(text)];
          return [name, hides(name) ? hidden : text];
        }),
      ),
    url(text) {
      const url = new URL(text);
      for (const name of new Set(url.searchParams.keys())) if (hides(name)) url.searchParams.set(name, hidden);
      url.username = url.password = "";
      return url.href;
    },
  };
}

/** A cookie's name says which one it is; its value is mostly a secret. */
function cookieNames(text: string): string {
  return text
    .split("; ")
    .map((part) => (part.includes("=") ? `${part.split("=", 1)[0]}=${hidden}` : hidden))
    .join("; ");
}

/** Whether a JSON pointer leads to or through a field that is hidden. */
export function hidesPointer(mask: Mask, keys: readonly string[]): boolean {
  return keys.some((key) => (mask.value({ [key]: 1 }) as Record<string, unknown>)[key] === hidden);
}
