import { mostBytes, checkResponse, isSuccess, jsonOf, statusThatCounts, type Operation } from "@demarc/openapi";
import { observed, type Observation } from "@demarc/contract";
import { answerOf, type LiveCall, type LiveExchange } from "../model/call.ts";
import { unmet } from "../model/observation.ts";
import { operationOf, type ProviderSpec } from "../model/provider-spec.ts";
import { redirectElsewhere } from "./page.ts";
import { refusalsOf } from "./refusal.ts";

/** Statuses that say that the request itself is wrong. */
const refusing: ReadonlySet<number> = new Set([400, 409, 415, 422, 428]);

/** Statuses that say that there is nothing at the address. */
const absent: ReadonlySet<number> = new Set([404, 405, 406]);

/** Says where a call that reached the provider differs from the document. */
export function checkCall(providerSpec: ProviderSpec, call: LiveCall): Observation[] {
  const operation = operationOf(providerSpec, call.operationId);
  const exchange = answerOf(call);
  if (!exchange) return tokenObservations(operation, call);
  const observations = checkAnswer(providerSpec, operation, exchange);
  const status = statusOf(providerSpec, exchange);
  if (refusing.has(status)) {
    observations.push(...refusalsOf(providerSpec, operation, call, status, jsonOf(exchange.response).value));
  } else if (call.error && isSuccess(status) && observations.every(({ violation }) => violation.additive)) {
    const place = `${operation.pointer}/responses/${status}`;
    const found = providerSpec.prose(call.error.message);
    observations.push(unmet(operation, ["/body", place, "an answer that the client can read"], found, { exchange }));
  }
  return [...observations, ...attemptsBefore(operation, call)].map((each) => ({ ...each, call: call.label }));
}

/** The status of an answer that counts. */
export function statusOf({ spec }: ProviderSpec, { response }: LiveExchange): number {
  return statusThatCounts(spec.document, response.status, jsonOf(response).value);
}

/** Says where an answer differs from the document. All that a replay has to check. */
export function checkAnswer(
  { spec, schemas }: ProviderSpec,
  operation: Operation,
  exchange: LiveExchange,
): Observation[] {
  const { response, cut } = exchange;
  const responses = `${operation.pointer}/responses`;
  const documented = `${responses}/${response.status}`;
  const redirect = redirectElsewhere(exchange);
  if (redirect) {
    const expected = `one of ${Object.keys(operation.responses).join(", ")}`;
    const found = `${response.status}, a redirect to ${redirect.target.origin}`;
    return [unmet(operation, ["/status", responses, expected], found, { exchange })];
  }
  const body = (expected: string, found: string) =>
    unmet(operation, ["/body", documented, expected], found, { exchange });
  if (cut === "too large")
    return [body(`a body of at most ${mostBytes} bytes, of which the rest was not read`, "a larger one")];
  if (cut) return [body("a whole body", `the connection broke after ${response.text.length} characters`)];
  const observations = observed(operation, checkResponse(spec, schemas, operation, exchange), { exchange });
  if (absent.has(response.status)) {
    const methods = response.headers["allow"]?.match(/\b[A-Z]{3,7}\b/g)?.join(", ");
    const found = `${response.status}${methods ? `, which allows ${methods}` : ""}, to ${operation.method.toUpperCase()} ${operation.path}`;
    for (const observation of observations) if (observation.violation.pointer === "/status") observation.found = found;
  }
  if (response.text.includes("\u{fffd}")) observations.push(body("text in UTF-8", "bytes that are not UTF-8"));
  return observations;
}

/** Checks a call without credentials: breaking where it succeeded. The form of a refusal is only inferred. */
export function checkProbe(providerSpec: ProviderSpec, operation: Operation, call: LiveCall): Observation[] {
  const exchange = answerOf(call);
  if (!exchange) return [];
  const status = statusOf(providerSpec, exchange);
  if (!isSuccess(status)) {
    const observations = checkAnswer(providerSpec, operation, exchange);
    return observations.map((observation) => ({ ...observation, grade: "informational", call: call.label }));
  }
  const statement = ["/status", "/security", "a refusal: the document requires credentials"] as const;
  return [unmet(operation, statement, `${status} to a call without any`, { exchange, call: call.label })];
}

/** The attempts and redirects before the answer that counts. */
function attemptsBefore(operation: Operation, call: LiveCall): Observation[] {
  return call.exchanges.slice(0, -1).map((exchange) => {
    const { status } = exchange.response;
    const found = status < 400 ? `a redirect (${status}) first` : `${status} first`;
    const statement = ["/retries", `${operation.pointer}/responses`, "an answer at the first attempt"] as const;
    return unmet(operation, statement, found, { grade: "informational", exchange });
  });
}

/** Where no request was sent, because the token endpoint has changed. */
function tokenObservations(operation: Operation, call: LiveCall): Observation[] {
  const exchange = call.tokens.at(-1);
  const [scheme] = Object.keys(operation.security[0] ?? {});
  if (!exchange) return [];
  const { status } = exchange.response;
  const [pointer, found] = isSuccess(status) ? ["/token/body/access_token", "nothing"] : ["/token/status", `${status}`];
  const statement = [pointer, `/components/securitySchemes/${scheme}`, "an access token"] as const;
  return [unmet(operation, statement, found, { exchange, call: call.label })];
}
