import { mapTexts, type Observation } from "@demarc/contract";
import { applyBaseline } from "../findings/baseline.ts";
import { conclude } from "../findings/conclude.ts";
import type { BaselineEntry } from "../model/baseline.ts";
import type { LiveCall } from "../model/call.ts";
import type { LiveRun } from "../model/options.ts";
import type { ProviderSpec } from "../model/provider-spec.ts";
import type { LiveProviderReport, RunError } from "../model/report.ts";
import type { Privacy } from "../privacy/privacy.ts";

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
  /** Whether to return the exchanges. */
  record: boolean;
  privacy: Privacy;
  durationMs: number;
}

/** The report of a run, and its exchanges for a recording. Nothing in either is secret. */
export function reportRun(seen: Seen): LiveRun {
  const { providerSpec, calls, observations, errors, leftBehind, baseline, partial, baseUrl, privacy } = seen;
  // A page that came in the provider's place settles nothing.
  const trusted = calls.filter((call) => !errors.some((error) => error.call === call.label));
  const conclusion = conclude(providerSpec, calls, observations, privacy, trusted);
  const { provider } = conclusion;
  const now = new Date().toISOString();
  const { findings, stale } = applyBaseline(provider, conclusion.findings, baseline, now, partial);
  const report: LiveProviderReport = {
    ...conclusion,
    hostClass: hostClassOf(providerSpec, baseUrl),
    findings,
    errors,
    leftBehind,
    staleBaseline: stale,
    durationMs: Math.round(seen.durationMs),
  };
  const recorded = seen.record ? calls.flatMap((call) => call.exchanges) : [];
  return {
    report: mapTexts(report, privacy.text),
    exchanges: recorded.map((exchange) => privacy.exchange(exchange)),
  };
}

/** The name of the documented server at the base URL; `own` for a host that the document does not name. */
function hostClassOf({ spec }: ProviderSpec, baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return "own";
  const { origin } = new URL(baseUrl);
  const server = spec.document.servers?.find(
    ({ url, "x-name": name }) => name && URL.canParse(url) && new URL(url).origin === origin,
  );
  return server?.["x-name"] ?? "own";
}
