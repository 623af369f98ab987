import type { LiveCall } from "../model/call.ts";
import { loadProviderSpec, operationOf } from "../model/provider-spec.ts";
import { settleErrata } from "../findings/errata.ts";
import { liveFindings } from "../findings/group.ts";
import { refutedErrata } from "../findings/refuted.ts";
import { fromHar } from "./har.ts";
import { checkAnswer } from "../check/check-call.ts";
import type { LiveProviderReport } from "../model/report.ts";
import { summaryOf } from "../findings/summary.ts";

/**
 * Checks a recording against the documents as they are now, offline.
 *
 * @param text a recording of `--record`
 * @throws where it is none, or names a provider or an operation that there is no longer
 */
export async function replay(text: string): Promise<LiveProviderReport> {
  const { provider, exchanges } = fromHar(text);
  const providerSpec = await loadProviderSpec(provider);
  const calls = exchanges.map((exchange): LiveCall => {
    const query = new URL(exchange.request.url).search;
    return {
      operationId: exchange.operationId,
      args: {},
      label: `${exchange.operationId}${query ? ` ${decodeURIComponent(query)}` : ""}`,
      exchanges: [exchange],
      tokens: [],
      durationMs: exchange.durationMs,
    };
  });
  const observations = calls.flatMap(({ exchanges: recorded, operationId, label }) =>
    recorded.flatMap((exchange) => {
      const checked = checkAnswer(providerSpec, operationOf(providerSpec, operationId), exchange);
      return checked.map((observation) => ({ ...observation, call: label }));
    }),
  );
  const found = liveFindings(providerSpec, observations);
  const errata = settleErrata(providerSpec.spec, providerSpec.errata.errata, calls);
  return {
    provider,
    title: providerSpec.spec.document.info.title,
    version: providerSpec.spec.document.info.version,
    hash: providerSpec.spec.hash,
    hostClass: "recorded",
    calls: calls.map((call) => summaryOf(providerSpec, call)),
    findings: [...found, ...refutedErrata(provider, providerSpec.errata.errata, errata, found)],
    errors: [],
    errata,
    leftBehind: [],
    staleBaseline: [],
    durationMs: exchanges.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}
