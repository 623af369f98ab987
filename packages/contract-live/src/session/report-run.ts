import { applyBaseline, type BaselineEntry } from "../findings/baseline.ts";
import type { LiveCall } from "../model/call.ts";
import type { ProviderSpec } from "../model/provider-spec.ts";
import { settleErrata } from "../findings/errata.ts";
import { liveFindings } from "../findings/group.ts";
import { refutedErrata } from "../findings/refuted.ts";
import { summaryOf } from "../findings/summary.ts";
import type { LiveProviderReport, RunError } from "../model/report.ts";
import type { Privacy } from "../recording/privacy.ts";
import { mapTexts, type Observation } from "@demarc/contract";
import type { LiveExchange } from "../model/exchange.ts";

/** All that a run has seen. Holds credentials: never print or write it. */
export interface Seen {
  providerSpec: ProviderSpec;
  calls: readonly LiveCall[];
  observations: readonly Observation[];
  errors: RunError[];
  leftBehind: string[];
  baseline: readonly BaselineEntry[];
  /** Whether the run ended early. */
  partial: boolean;
  baseUrl: string;
  privacy: Privacy;
  durationMs: number;
}

/** What there is to say of a run, and what of its exchanges may be kept. Nothing in either is secret. */
export function reportRun({
  providerSpec,
  calls,
  observations,
  errors,
  leftBehind,
  baseline,
  partial,
  baseUrl,
  privacy,
  durationMs,
}: Seen): { report: LiveProviderReport; exchanges: LiveExchange[] } {
  const { spec, errata } = providerSpec;
  // A page that came in the provider's place settles nothing.
  const trusted = calls.filter((call) => !errors.some((error) => error.call === call.label));
  const outcomes = settleErrata(spec, errata.errata, trusted);
  const found = liveFindings(providerSpec, observations);
  const all = [...found, ...refutedErrata(spec.provider, errata.errata, outcomes, found)];
  const { findings, stale } = applyBaseline(spec.provider, all, baseline, new Date().toISOString(), partial);
  const report: LiveProviderReport = {
    provider: spec.provider,
    title: spec.document.info.title,
    version: spec.document.info.version,
    hash: spec.hash,
    hostClass: hostClassOf(providerSpec, baseUrl),
    calls: calls.map((call) => summaryOf(providerSpec, call)),
    findings,
    errors,
    errata: outcomes,
    leftBehind,
    staleBaseline: stale,
    durationMs: Math.round(durationMs),
  };
  return {
    report: mapTexts(report, privacy.text),
    exchanges: calls.flatMap((call) => call.exchanges).map((exchange) => privacy.exchange(exchange)),
  };
}

function hostClassOf({ spec }: ProviderSpec, baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return "own";
  return (
    spec.document.servers?.find(
      ({ url, "x-name": name }) => name && URL.canParse(url) && new URL(url).origin === new URL(baseUrl).origin,
    )?.["x-name"] ?? "own"
  );
}
