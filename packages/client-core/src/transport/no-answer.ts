import { NetworkError, type ErrorDetails } from "../errors.ts";
import { redacted } from "../answer/failure.ts";

/**
 * The error that a request without an answer is.
 *
 * @param error what fetch rejected with. Only its code is taken over: its message may contain the URL, query and all
 */
export function noAnswer(url: string, error: unknown, details: ErrorDetails): NetworkError {
  const [code] = chain(error).flatMap((link) => (typeof link.code === "string" ? link.code : []));
  const cause = code && Object.assign(new Error(code), { code });
  return new NetworkError(`no answer from ${new URL(url).host}${code ? ` (${code})` : ""}.`, {
    ...details,
    retryable: true,
    ...(cause && { cause }),
  });
}

/** Codes of Node's sockets, of undici and TLS, and of Bun. */
const networkCodes =
  /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOST|ENET|EPROTO|UND_ERR_|ERR_(SSL|TLS|SOCKET|HTTP2)|CERT_|DEPTH_|SELF_|UNABLE_|Connection|Failed)/;
/** What platforms say that give no code. */
const networkMessages = /fetch failed|failed to fetch|load failed|network|error sending request|terminated|socket/i;

/** Whether what a fetch threw says that the network failed, and not that the program of the fetch is wrong. */
export function isNetworkFailure(error: unknown): boolean {
  return chain(error).some(
    ({ code, message, name }) => networkCodes.test(String(code)) || networkMessages.test(`${name} ${message}`),
  );
}

/**
 * The error that a fault in the caller's own fetch is: sending again would not help, and the caller has to see what it is.
 *
 * @param secrets what must not be seen in it
 */
export async function faultOfFetch(error: unknown, secrets: string[], details: ErrorDetails): Promise<NetworkError> {
  const { name, message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  const shown = await redacted({ name, message, stack }, secrets, details);
  return new NetworkError(`the client's own fetch threw ${shown.name}: ${shown.message}`, {
    ...details,
    cause: Object.assign(new Error(shown.message), shown),
  });
}

interface Link {
  code?: unknown;
  name?: unknown;
  message?: unknown;
  input?: unknown;
  cause?: unknown;
}

/** An error and its causes: the platform says "fetch failed" and hides why in the cause. */
export function chain(error: unknown, links: Link[] = []): Link[] {
  const link = Object(error) as Link;
  if (!error || links.includes(link)) return links;
  return chain(link.cause, [...links, link]);
}
