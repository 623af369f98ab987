import { checkAnswer } from "../check/check-call.ts";
import { conclude } from "../findings/conclude.ts";
import { labelOf, type LiveCall } from "../model/call.ts";
import { loadProviderSpec, operationOf } from "../model/provider-spec.ts";
import type { LiveProviderReport } from "../model/report.ts";
import { createRedactor } from "@demarc/client-core/redaction";
import { privacyOf } from "../privacy/privacy.ts";
import { fromHar } from "./har.ts";

/** Whoever wrote the recording, its credentials are not known here. */
const nobodys = createRedactor([]);

/**
 * Checks a recording against the documents as they are now, offline.
 *
 * @param text a recording of `--record`
 * @throws where it is none, or names a provider or an operation that no longer exists
 */
export async function replay(text: string): Promise<LiveProviderReport> {
  const { provider, exchanges } = fromHar(text);
  const providerSpec = await loadProviderSpec(provider);
  const privacy = privacyOf(providerSpec, () => nobodys);
  const calls = exchanges.map((exchange): LiveCall => {
    const query = new URL(privacy.exchange(exchange).request.url).searchParams;
    return {
      operationId: exchange.operationId,
      args: {},
      label: labelOf(exchange.operationId, { query: Object.fromEntries(query) }),
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
  return {
    ...conclude(providerSpec, calls, observations, privacy),
    hostClass: "recorded",
    errors: [],
    leftBehind: [],
    staleBaseline: [],
    durationMs: exchanges.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}
