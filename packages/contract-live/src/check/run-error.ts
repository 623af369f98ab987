import { jsonOf } from "@demarc/openapi";
import { answerOf, type LiveCall, type LiveExchange } from "../model/call.ts";
import type { RunError, RunErrorKind } from "../model/report.ts";
import { pageKind, redirectElsewhere } from "./page.ts";

/** What the messages of run errors name. */
export interface RunErrorContext {
  /** The variable that holds the base URL. */
  baseUrlVariable: string;
  /** The variables of the credentials that are used. */
  credentialVariables: readonly string[];
  /** Statuses that mean that the account lacks a permission. */
  permissionStatuses: readonly number[];
  /** Says what the provider says, without what it says of anybody. */
  prose: (text: string) => string;
  /** The static bearer token, where one is used. Decoded for its expiry, and never shown. */
  token?: string | undefined;
}

type Reason = Omit<RunError, "call">;

const because = (kind: RunErrorKind, message: string, advice: string): Reason => ({ kind, message, advice });

/**
 * Why a call shows nothing about the contract: it did not reach the provider, or the provider does not know the
 * caller. Undefined for every other call.
 *
 * @param status the status that counts
 */
export function runErrorOf(context: RunErrorContext, call: LiveCall, status: number | undefined): RunError | undefined {
  const answer = answerOf(call) ?? call.tokens.at(-1);
  const reason =
    unanswered(context, call, answer) ??
    (answer && (answeredElsewhere(context, call, answer) ?? refused(context, call, answer, status)));
  return reason && { call: call.label, ...reason };
}

const address = ({ baseUrlVariable }: RunErrorContext) => `the address in ${baseUrlVariable}`;

const credentials = ({ credentialVariables }: RunErrorContext) => credentialVariables.join(", ");

/** No answer came, or the client refused to send the request. */
function unanswered(context: RunErrorContext, { error, failure }: LiveCall, answer: LiveExchange | undefined) {
  const code = error?.code ?? "";
  if (code === "abort") return because("interrupted", "the run was stopped.", "Run it again: reads change nothing.");
  if (code === "configuration" && failure === undefined)
    return because(code, error?.message ?? "", `Check ${address(context)} and ${credentials(context)}.`);
  const isCut = answer?.cut !== undefined;
  if (failure === undefined && answer && (isCut || !["network", "timeout"].includes(code))) return undefined;
  const message = failure === undefined ? (error?.message ?? "no answer came.") : `no answer came (${failure}).`;
  const advice = /CERT|TLS|SSL|SIGNED/.test(failure ?? "")
    ? `The certificate is not trusted. Check ${address(context)}; if a proxy replaces certificates, name its own in NODE_EXTRA_CA_CERTS.`
    : `Check ${address(context)}, the network, and the provider's status page.`;
  return because("network", message, advice);
}

const pageAdvice: Partial<Record<RunErrorKind, string>> = {
  "sign-in page":
    "The address is that of a web page, or the API is behind a single sign-on. Check the base URL, and whether the credentials are for the API.",
  maintenance: "Wait, and check the provider's status page.",
  "captive proxy":
    "A proxy on this network answers in place of the provider. Sign in to the network, or exempt this host from the proxy.",
};

/** Something else answered in the provider's place, or the provider is not available. */
function answeredElsewhere(context: RunErrorContext, { error }: LiveCall, answer: LiveExchange) {
  const { status } = answer.response;
  const page = (kind: RunErrorKind, message: string) =>
    because(kind, message, pageAdvice[kind] ?? `Open ${address(context)} in a browser.`);
  if (status === 407 || status === 511) return page("captive proxy", `the network requires a sign-in (${status}).`);
  const redirect = redirectElsewhere(answer);
  if (redirect && redirect.kind !== "other")
    return page(redirect.kind, `a redirect (${status}) to ${redirect.target.origin}, which is a ${redirect.kind}.`);
  const kind = pageKind(answer);
  if (kind && kind !== "other") {
    const name = kind === "maintenance" ? "notice of maintenance" : kind;
    return page(kind, `an HTML page (${status}) that looks like a ${name}.`);
  }
  const seconds = error?.retryAfterMs === undefined ? "" : `, for ${Math.ceil(error.retryAfterMs / 1000)} s`;
  const slower = "Wait, and run again with a lower --rate.";
  if (status === 429) return because("rate limit", `the provider limits the rate of requests (429${seconds}).`, slower);
  if (status === 503) return page("maintenance", `the provider is not available (503${seconds}).`);
  if (status !== 502 && status !== 504) return undefined;
  return because("network", `a gateway got no answer from the provider (${status}).`, "Run it again later.");
}

/** The provider, or its token endpoint, refused the caller. */
function refused(context: RunErrorContext, call: LiveCall, answer: LiveExchange, status: number | undefined) {
  const names = credentials(context);
  if (call.exchanges.length === 0) {
    if (![400, 401, 403].includes(answer.response.status)) return undefined;
    const message = `no token was issued (${answer.response.status}${reasonOf(context, answer)}).`;
    return because("credentials", message, `The token endpoint refuses these credentials. Check ${names}.`);
  }
  if (status === 401) {
    const message = expiry(context.token) ?? "the provider does not accept the credentials (401).";
    return because("credentials", message, `Check ${names}; .env.example says where to get new ones.`);
  }
  if (status === undefined || !context.permissionStatuses.includes(status)) return undefined;
  const advice = `Use an account with the permission, in ${names}, or ask the provider for it.`;
  return because("permission", `the account is not allowed to do this (${status}).`, advice);
}

/** The reason in an OAuth 2.0 error. */
function reasonOf({ prose }: RunErrorContext, { response }: LiveExchange): string {
  const { error, error_description: description, message } = (jsonOf(response).value ?? {}) as Record<string, unknown>;
  const reason = [error, description ?? message].filter((text) => typeof text === "string").join(": ");
  return reason === "" ? "" : `, ${prose(reason)}`;
}

/** The message for a JSON Web Token that has expired, which the provider's 401 rarely mentions. */
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
