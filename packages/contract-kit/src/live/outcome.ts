import { fromPointer } from "@demarc/spec";
import { applyBaseline, type BaselineEntry } from "./baseline.ts";
import { answerOf, type LiveCall } from "./call.ts";
import type { Promised } from "./context.ts";
import { settleErrata } from "./errata.ts";
import { foldSightings, type Sighting } from "./fold.ts";
import { gradeFindings } from "./grade.ts";
import type { CallSummary, LiveProviderReport, Trouble } from "./model.ts";
import type { Privacy } from "./privacy.ts";
import { mapTexts } from "./secrets.ts";
import type { LiveExchange } from "./wire.ts";

/** All that a run has seen. Holds credentials: never print or write it. */
export interface Seen {
  promised: Promised;
  calls: readonly LiveCall[];
  sightings: readonly Sighting[];
  troubles: Trouble[];
  left: string[];
  baseline: readonly BaselineEntry[];
  /** Whether the run ended early. */
  partial: boolean;
  baseUrl: string;
  privacy: Privacy;
  durationMs: number;
}

/** What there is to say of a run, and what of its exchanges may be kept. Nothing in either is secret. */
export function reportRun({
  promised,
  calls,
  sightings,
  troubles,
  left,
  baseline,
  partial,
  baseUrl,
  privacy,
  durationMs,
}: Seen): { report: LiveProviderReport; exchanges: LiveExchange[] } {
  const { spec, errata } = promised;
  // A page that came in the provider's place settles nothing.
  const trusted = calls.filter((call) => !troubles.some((trouble) => trouble.call === call.label));
  const outcomes = settleErrata(spec, errata.errata, trusted);
  const graded = gradeFindings(spec.provider, errata.errata, foldSightings(sightings), outcomes, trusted);
  const { findings, stale } = applyBaseline(spec.provider, graded, baseline, new Date().toISOString(), partial);
  const report: LiveProviderReport = {
    provider: spec.provider,
    title: spec.document.info.title,
    version: spec.document.info.version,
    hash: spec.hash,
    hostClass: hostClassOf(promised, baseUrl),
    calls: calls.map((call) => summaryOf(promised, call)),
    findings,
    troubles,
    errata: outcomes,
    left,
    staleBaseline: stale,
    durationMs: Math.round(durationMs),
  };
  return {
    report: mapTexts(report, privacy.text),
    exchanges: calls.flatMap((call) => call.exchanges).map((exchange) => privacy.exchange(exchange)),
  };
}

/** A call in a line of a report. */
export function summaryOf(promised: Promised, call: LiveCall): CallSummary {
  const status = answerOf(call)?.response.status;
  const rows = rowCount(promised, call.body);
  return {
    call: call.label,
    operationId: call.operationId,
    ...(status !== undefined && { status }),
    ...(rows !== undefined && { rows }),
    durationMs: call.durationMs,
  };
}

/** How many rows a body holds: those of its longest list, the one around the status aside. */
export function rowCount({ spec }: Promised, body: unknown): number | undefined {
  const [status] = fromPointer(spec.document["x-status-in-body"] ?? "");
  const lists = Array.isArray(body)
    ? [body]
    : Object.entries(typeof body === "object" && body !== null ? body : {}).flatMap(([key, value]) =>
        Array.isArray(value) && key !== status ? [value] : [],
      );
  const longest = lists.sort((one, other) => other.length - one.length)[0];
  return longest?.length;
}

function hostClassOf({ spec }: Promised, baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return "own";
  return (
    spec.document.servers?.find(
      ({ url, "x-name": name }) => name && URL.canParse(url) && new URL(url).origin === new URL(baseUrl).origin,
    )?.["x-name"] ?? "own"
  );
}
