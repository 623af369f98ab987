import { mostBytes, checkResponse, isSuccess, jsonOf, statusThatCounts, type Operation } from "@demarc/openapi";
import { observed, type Observation } from "@demarc/contract";
import { answerOf, type LiveCall } from "../model/call.ts";
import type { LiveExchange } from "../model/exchange.ts";
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
  const answer = answerOf(call);
  if (!answer) return tokenObservations(operation, call);
  const observations = checkAnswer(providerSpec, operation, answer);
  const status = statusOf(providerSpec, answer);
  if (refusing.has(status)) {
    observations.push(...refusalsOf(providerSpec, operation, call, status, jsonOf(answer.response).value));
  } else if (call.error && isSuccess(status) && observations.every(({ violation }) => violation.additive)) {
    const specPointer = `${operation.pointer}/responses/${status}`;
    const violation = { pointer: "/body", specPointer, expected: "an answer that the client can read" };
    observations.push({
      operation,
      grade: "breaking",
      violation,
      found: providerSpec.prose(call.error.message),
      exchange: answer,
    });
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
  const breaking = (pointer: string, specPointer: string, expected: string, found: string): Observation => ({
    operation,
    grade: "breaking",
    violation: { pointer, specPointer, expected },
    found,
    exchange,
  });
  const redirect = redirectElsewhere(exchange);
  if (redirect) {
    const expected = `one of ${Object.keys(operation.responses).join(", ")}`;
    return [breaking("/status", responses, expected, `${response.status}, a redirect to ${redirect.target.origin}`)];
  }
  const documented = `${responses}/${response.status}`;
  if (cut) {
    if (cut === "too large")
      return [
        breaking(
          "/body",
          documented,
          `a body of at most ${mostBytes} bytes, of which the rest was not read`,
          "a larger one",
        ),
      ];
    const found = `the connection broke after ${response.text.length} characters`;
    return [breaking("/body", documented, "a whole body", found)];
  }
  const observations = observed(operation, checkResponse(spec, schemas, operation, exchange), { exchange });
  if (absent.has(response.status)) {
    const allow = response.headers["allow"];
    const methods = allow?.match(/\b[A-Z]{3,7}\b/g)?.join(", ");
    const found = `${response.status}${methods ? `, which allows ${methods}` : ""}, to ${operation.method.toUpperCase()} ${operation.path}`;
    for (const observation of observations) if (observation.violation.pointer === "/status") observation.found = found;
  }
  if (response.text.includes("\u{fffd}"))
    observations.push(breaking("/body", documented, "text in UTF-8", "bytes that are not UTF-8"));
  return observations;
}

/** The attempts and redirects before the answer that counts. */
function attemptsBefore(operation: Operation, call: LiveCall): Observation[] {
  return call.exchanges.slice(0, -1).map((exchange) => {
    const { status } = exchange.response;
    const found = status < 400 ? `a redirect (${status}) first` : `${status} first`;
    const specPointer = `${operation.pointer}/responses`;
    const violation = { pointer: "/retries", specPointer, expected: "an answer at the first attempt" };
    return { operation, grade: "informational", violation, found, exchange };
  });
}

/** Where no request was sent, because the token endpoint has changed. */
function tokenObservations(operation: Operation, call: LiveCall): Observation[] {
  const answer = call.tokens.at(-1);
  const [scheme] = Object.keys(operation.security[0] ?? {});
  if (!answer) return [];
  const { status } = answer.response;
  const [pointer, found] = isSuccess(status) ? ["/token/body/access_token", "nothing"] : ["/token/status", `${status}`];
  const violation = { pointer, specPointer: `/components/securitySchemes/${scheme}`, expected: "an access token" };
  return [{ operation, grade: "breaking", violation, found, exchange: answer, call: call.label }];
}
