import type { Observation } from "@demarc/contract";
import type { LiveCall } from "../model/call.ts";
import type { ProviderSpec } from "../model/provider-spec.ts";
import type { LiveProviderReport } from "../model/report.ts";
import type { Privacy } from "../privacy/privacy.ts";
import { refutedErrata, settleErrata } from "./errata.ts";
import { liveFindings } from "./group.ts";
import { summaryOf } from "./summary.ts";

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
