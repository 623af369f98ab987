import { jsonOf } from "@demarc/openapi";
import { answerOf, type LiveCall } from "../model/call.ts";
import type { RunError, RunErrorKind } from "../model/report.ts";
import { pageKind, redirectElsewhere } from "./page.ts";
import type { LiveExchange } from "../model/exchange.ts";

/** What errors are told apart with. */
export interface RunErrorContext {
  /** The variable that holds the base URL. */
  baseUrlVariable: string;
  /** The variables of the credentials that are used. */
  credentialVariables: readonly string[];
  /** Statuses by which the provider says that the account may not do this. */
  permissionStatuses: readonly number[];
  /** The static bearer token, where one is used. Looked into for its expiry, and never shown. */
  token?: string | undefined;
}

/**
 * Why a call says nothing of the promise: no way through to the provider, or nobody that it knows. Undefined where
 * it does, whatever came.
 *
 * @param status the status that counts
 */
export function runErrorOf(context: RunErrorContext, call: LiveCall, status: number | undefined): RunError | undefined {
  const runError = (kind: RunErrorKind, message: string, advice: string): RunError => ({
    kind,
    call: call.label,
    message,
    advice,
  });
  const host = `the address in ${context.baseUrlVariable}`;
  const credentials = context.credentialVariables.join(", ");
  const { error } = call;
  if (error?.code === "abort")
    return runError("interrupted", "the run was stopped.", "Run it again. Nothing that reads has changed anything.");
  if (call.failure !== undefined)
    return runError("network", `no answer came (${call.failure}).`, networkAdvice(call.failure, host));
  if (error?.code === "configuration")
    return runError("configuration", error.message, `Look at ${host} and at ${credentials}.`);

  const answer = answerOf(call) ?? call.tokens.at(-1);
  if (!answer || (error && ["network", "timeout"].includes(error.code) && !answer.cut)) {
    return runError("network", error?.message ?? "no answer came.", networkAdvice("", host));
  }
  const page = pageError(answer);
  if (page) return runError(page.kind, page.message, pageAdvice[page.kind] ?? `Open ${host} in a browser.`);
  if (answer.response.status === 429)
    return runError(
      "rate limit",
      `the provider asks for fewer requests (429${waitOf(error?.retryAfterMs)}).`,
      "Wait, and run again with a lower --rate.",
    );
  if (answer.response.status === 503)
    return runError(
      "maintenance",
      `the provider is not available (503${waitOf(error?.retryAfterMs)}).`,
      "Wait, and look at the provider's status page.",
    );
  if ([502, 504].includes(answer.response.status))
    return runError(
      "network",
      `a gateway before the provider gives up (${answer.response.status}).`,
      "Run it again later.",
    );

  if (call.exchanges.length === 0) {
    if (![400, 401, 403].includes(answer.response.status)) return undefined;
    return runError(
      "credentials",
      `no token was issued (${answer.response.status}${reasonOf(answer)}).`,
      `The token endpoint does not know these credentials. Look at ${credentials}.`,
    );
  }
  if (status === 401)
    return runError(
      "credentials",
      expiry(context.token) ?? "the provider does not accept the credentials (401).",
      `Look at ${credentials}; .env.example says where to get new ones.`,
    );
  if (status !== undefined && context.permissionStatuses.includes(status))
    return runError(
      "permission",
      `the account is not allowed to do this (${status}).`,
      `Use an account that may, in ${credentials}, or ask the provider for the permission.`,
    );
  return undefined;
}

function networkAdvice(code: string, host: string): string {
  if (/CERT|TLS|SSL|SIGNED/.test(code))
    return `The certificate is not trusted: look at ${host}, and whether a proxy stands between that NODE_EXTRA_CA_CERTS has to name.`;
  return `Look at ${host}, at the network between, and at the provider's status page.`;
}

const pageAdvice: Partial<Record<RunErrorKind, string>> = {
  "sign-in page":
    "The address is that of a web page for people, or a sign-on stands before the API. Look at the base URL, and whether the credentials are for the API.",
  maintenance: "Wait, and look at the provider's status page.",
  "captive proxy":
    "Something between here and the provider answers in its place. Sign in to the network, or set the proxy's exception for this host.",
};

function pageError(answer: LiveExchange): { kind: Exclude<RunErrorKind, "other">; message: string } | undefined {
  const { status } = answer.response;
  if (status === 407 || status === 511)
    return { kind: "captive proxy", message: `the network wants to be signed in to (${status}).` };
  const redirect = redirectElsewhere(answer);
  if (redirect && redirect.kind !== "other")
    return {
      kind: redirect.kind,
      message: `a redirect (${status}) to ${redirect.target.origin}, which is a ${redirect.kind}.`,
    };
  const page = pageKind(answer);
  if (!page || page === "other") return undefined;
  return {
    kind: page,
    message: `a page of HTML came (${status}), which reads like a ${page === "maintenance" ? "notice of maintenance" : page}.`,
  };
}

/** The words of OAuth 2.0 for why no token was issued, from an answer that was cleaned before. */
function reasonOf({ response }: LiveExchange): string {
  const { error, error_description: description, message } = (jsonOf(response).value ?? {}) as Record<string, unknown>;
  const said = [error, description ?? message].filter((text) => typeof text === "string").join(": ");
  return said === "" ? "" : `, ${said.slice(0, 200)}`;
}

function waitOf(ms: number | undefined): string {
  return ms === undefined ? "" : `, for ${Math.ceil(ms / 1000)} s`;
}

/** Says that a JSON Web Token is past its time, which the provider's 401 mostly does not. */
function expiry(token: string | undefined): string | undefined {
  const [, claims] = token?.split(".") ?? [];
  try {
    const { exp } = JSON.parse(Buffer.from(claims ?? "", "base64url").toString()) as { exp?: number };
    return exp !== undefined && exp * 1000 < Date.now()
      ? `the access token expired at ${new Date(exp * 1000).toISOString()} (401).`
      : undefined;
  } catch {
    return undefined;
  }
}
