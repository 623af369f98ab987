/** Where providers and the proxies before them say which request an answer belongs to, in the order to look. */
const names = ["x-request-id", "request-id", "x-ms-request-id"];

/**
 * What a provider's support asks for: its own name of a request.
 *
 * @param secrets what the answer may repeat; a value with one of them in it is left out
 */
export function requestIdOf(headers: Headers, secrets: readonly string[]): string | undefined {
  const id = names.map((name) => headers.get(name)).find(Boolean);
  return id && !secrets.some((secret) => id.includes(secret)) ? id : undefined;
}
