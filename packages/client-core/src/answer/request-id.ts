/** Where providers and the proxies before them say which request an answer belongs to, in the order to look. */
const names = ["x-request-id", "request-id", "x-correlation-id", "x-ms-request-id", "x-amzn-requestid", "cf-ray"];

/**
 * What a provider's support asks for: its own name of a request.
 *
 * @param secrets what the answer may repeat; a value with one of them in it is left out
 */
export function requestIdOf(headers: Headers, secrets: Iterable<string>): string | undefined {
  const id = names.map((name) => headers.get(name)).find((value) => value !== null);
  const isShown = id && id.length <= 200 && ![...secrets].some((secret) => id.includes(secret));
  return isShown ? id : undefined;
}
