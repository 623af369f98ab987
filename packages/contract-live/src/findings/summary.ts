import { fromPointer } from "@demarc/openapi";
import { answerOf, type LiveCall } from "../model/call.ts";
import type { ProviderSpec } from "../model/provider-spec.ts";
import type { CallSummary } from "../model/report.ts";

/** A call as a line of a report. */
export function summaryOf(providerSpec: ProviderSpec, call: LiveCall): CallSummary {
  const status = answerOf(call)?.response.status;
  const rows = rowCount(providerSpec, call.body);
  return {
    call: call.label,
    operationId: call.operationId,
    ...(status !== undefined && { status }),
    ...(rows !== undefined && { rows }),
    durationMs: call.durationMs,
  };
}

/** How many rows a body has: those of its longest list, except the list that holds the status. */
export function rowCount({ spec }: ProviderSpec, body: unknown): number | undefined {
  const [status] = fromPointer(spec.document["x-status-in-body"] ?? "");
  const lists = Array.isArray(body)
    ? [body]
    : Object.entries(typeof body === "object" && body !== null ? body : {}).flatMap(([key, value]) =>
        Array.isArray(value) && key !== status ? [value] : [],
      );
  return lists.toSorted((a, b) => b.length - a.length)[0]?.length;
}
