import type { Observation } from "@demarc/contract";
import { fromPointer } from "@demarc/openapi";
import { answerOf, type LiveCall } from "../model/call.ts";
import type { ProviderSpec } from "../model/provider-spec.ts";
import type { CallSummary, LiveProviderReport } from "../model/report.ts";
import type { Privacy } from "../privacy/privacy.ts";
import { refutedErrata, settleErrata } from "./errata.ts";
import { liveFindings } from "./group.ts";

type Conclusion = Pick<LiveProviderReport, "provider" | "title" | "version" | "hash" | "calls" | "findings" | "errata">;

/**
 * What calls show about a provider.
 *
 * @param evidence the calls that may settle errata
 */
export function conclude(
  providerSpec: ProviderSpec,
  calls: readonly LiveCall[],
  observations: readonly Observation[],
  privacy: Privacy,
  evidence = calls,
): Conclusion {
  const { spec, errata } = providerSpec;
  const outcomes = settleErrata(spec, errata, evidence);
  const findings = liveFindings(providerSpec, observations, privacy);
  return {
    provider: spec.provider,
    title: spec.document.info.title,
    version: spec.document.info.version,
    hash: spec.hash,
    calls: calls.map((call) => summaryOf(providerSpec, call)),
    findings: [...findings, ...refutedErrata(spec.provider, errata, outcomes, findings)],
    errata: outcomes,
  };
}

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
