import { parseJson } from "../text.ts";
import type { LiveCall } from "./call.ts";
import { loadPromise, operationOf } from "./context.ts";
import { settleErrata } from "./errata.ts";
import { foldSightings } from "./fold.ts";
import { gradeFindings } from "./grade.ts";
import { fromHar } from "./har.ts";
import { judgeAnswer } from "./judge.ts";
import type { LiveProviderReport } from "./model.ts";
import { summaryOf } from "./outcome.ts";

/**
 * Holds a recording against the documents as they are now, offline.
 *
 * @param text a recording of `--record`
 * @throws where it is none, or names a provider or an operation that there is no longer
 */
export async function replay(text: string): Promise<LiveProviderReport> {
  const { provider, exchanges } = fromHar(text);
  const promised = await loadPromise(provider);
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
  const sightings = calls.flatMap((call) =>
    call.exchanges.flatMap((exchange) => {
      const body = parseJson(exchange.response.text).value;
      return judgeAnswer(promised, operationOf(promised, call.operationId), exchange).map((finding) => ({
        finding,
        call: call.label,
        body,
      }));
    }),
  );
  const errata = settleErrata(promised.spec, promised.errata.errata, calls);
  return {
    provider,
    title: promised.spec.document.info.title,
    version: promised.spec.document.info.version,
    hash: promised.spec.hash,
    hostClass: "recorded",
    calls: calls.map((call) => summaryOf(promised, call)),
    findings: gradeFindings(provider, promised.errata.errata, foldSightings(sightings), errata, calls),
    troubles: [],
    errata,
    left: [],
    staleBaseline: [],
    durationMs: exchanges.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}
