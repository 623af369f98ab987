import { Ajv2020 } from "ajv/dist/2020.js";
import { jsonOf, parseMediaType, type Spec } from "@demarc/openapi";
import type { Erratum } from "@demarc/spec";
import { answerOf, type LiveCall } from "../model/call.ts";
import type { ErratumOutcome } from "../model/report.ts";

/**
 * Holds each erratum against what was seen. One refutation outweighs all confirmations: a reading that fails once
 * is not the right one.
 */
export function settleErrata(spec: Spec, errata: readonly Erratum[], calls: readonly LiveCall[]): ErratumOutcome[] {
  const ajv = new Ajv2020({ strict: false });
  const seen = calls.flatMap((call) => {
    const facts = factsOf(spec, call);
    return facts ? [{ call, facts }] : [];
  });
  return errata.map(({ id, title, at, reading, confirmedBy, refutedBy, unsettled }) => {
    const find = (settlement: Erratum["confirmedBy"]) => {
      if (!settlement) return undefined;
      const holds = ajv.compile(settlement.schema);
      return seen.find(({ call, facts }) => call.operationId === settlement.operation && holds(facts));
    };
    const [refuted, confirmed] = [find(refutedBy), find(confirmedBy)];
    const witness = refuted ?? confirmed;
    const evidence = witness
      ? `${witness.call.label}: ${witness.facts.status}, ${witness.facts.mediaType ?? "no content type"}${refuted && confirmed ? `; ${confirmed.call.label} would confirm it` : ""}`
      : (unsettled ?? `no answer to ${confirmedBy?.operation ?? refutedBy?.operation} showed either`);
    return {
      id,
      title,
      at,
      reading,
      outcome: refuted ? "refuted" : confirmed ? "confirmed" : "not observed",
      evidence,
    };
  });
}

/** What the schemas of errata are about. Credentials in the query are leftBehind out. */
function factsOf(spec: Spec, call: LiveCall) {
  const answer = answerOf(call);
  if (!answer) return undefined;
  const secret = new Set(Object.values(spec.document.components?.securitySchemes ?? {}).map(({ name }) => name));
  const query = Object.fromEntries([...new URL(answer.request.url).searchParams].filter(([name]) => !secret.has(name)));
  const { status, headers } = answer.response;
  return {
    request: { path: call.args.path ?? {}, query, body: answer.request.body },
    status,
    mediaType: parseMediaType(headers["content-type"])?.essence,
    body: jsonOf(answer.response).value,
  };
}
