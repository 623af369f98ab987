import { isSuccess, withoutCredentials, type Operation } from "@demarc/openapi";
import { placeholderCredentials, type Observation, type OperationFunctions } from "@demarc/contract";
import { answerOf, type ClientFailure, type LiveCall } from "../model/call.ts";
import { checkAnswer, statusOf } from "../check/check-call.ts";
import { unmetBy } from "../model/observation.ts";
import type { ProviderSpec } from "../model/provider-spec.ts";
import type { PacedFetch } from "./paced-fetch.ts";

type Fetch = PacedFetch["fetch"];

/** A read without credentials, once: the one refusal that can be asked for without doing any harm. */
export async function callWithoutCredentials(
  { spec }: ProviderSpec,
  operation: Operation,
  paced: PacedFetch,
  connect: (fetch: Fetch, credentials: object) => OperationFunctions,
  signal: AbortSignal,
): Promise<LiveCall> {
  const schemes = Object.keys(spec.document.components?.securitySchemes ?? {});
  // Placeholders, so that no token is fetched for a call without credentials.
  const client = connect(
    (request, init) => paced.fetch(withoutCredentials(spec.document, request, schemes), init),
    placeholderCredentials(schemes),
  );
  const call: LiveCall = {
    operationId: operation.operationId,
    args: {},
    label: `${operation.operationId} without credentials`,
    exchanges: [],
    tokens: [],
    durationMs: 0,
  };
  try {
    call.body = await client[operation.operationId]?.({ signal, retry: false });
  } catch (error) {
    call.error = error as ClientFailure;
  }
  call.exchanges = paced.take(operation.operationId).exchanges;
  return call;
}

/** Breaking where the call succeeded. The form of a refusal is only inferred. */
export function checkProbe(providerSpec: ProviderSpec, operation: Operation, call: LiveCall): Observation[] {
  const exchange = answerOf(call);
  if (!exchange) return [];
  const status = statusOf(providerSpec, exchange);
  if (!isSuccess(status)) {
    const observations = checkAnswer(providerSpec, operation, exchange);
    return observations.map((observation) => ({ ...observation, grade: "informational", call: call.label }));
  }
  const statement = ["/status", "/security", "a refusal: the document requires credentials"] as const;
  return [unmetBy(providerSpec, call, statement, `${status} to a call without any`)];
}
