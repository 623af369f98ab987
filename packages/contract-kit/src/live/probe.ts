import type { Operation } from "@demarc/spec";
import type { Finding } from "../report/model.ts";
import type { Functions } from "../subject.ts";
import { placeholderCredentials, withoutSchemes } from "../wire.ts";
import { answerOf, type ClientFailure, type LiveCall } from "./call.ts";
import type { Promised } from "./context.ts";
import { judgeAnswer, statusOf, toFinding } from "./judge.ts";
import type { LiveWire } from "./wire.ts";

type Fetch = LiveWire["fetch"];

/** A read without credentials, once: the one refusal that can be asked of a provider without doing anything wrong. */
export async function callWithoutCredentials(
  { spec }: Promised,
  operation: Operation,
  wire: LiveWire,
  connect: (fetch: Fetch, credentials: object) => Functions,
  signal: AbortSignal,
): Promise<LiveCall> {
  const schemes = Object.keys(spec.document.components?.securitySchemes ?? {});
  // Not the real ones, so that none is fetched for a call that goes without.
  const client = connect(
    (request, init) => wire.fetch(withoutSchemes(spec, request, schemes), init),
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
  call.exchanges = wire.take(operation.operationId).exchanges;
  return call;
}

/** That the call was let through is a broken promise. How it was refused is only inferred. */
export function judgeProbe(promised: Promised, operation: Operation, call: LiveCall): Finding[] {
  const answer = answerOf(call);
  if (!answer) return [];
  const status = statusOf(promised, answer);
  if (status < 300)
    return [
      toFinding(promised, operation, {
        pointer: "/status",
        specPointer: "/security",
        expected: "a refusal: the document asks for credentials",
        found: `${status} to a call without any`,
      }),
    ];
  return judgeAnswer(promised, operation, answer).map((finding) => ({ ...finding, grade: "informational" }));
}
