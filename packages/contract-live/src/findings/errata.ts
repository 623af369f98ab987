import { Ajv2020 } from "ajv/dist/2020.js";
import { beginningOf, credentialParameters, jsonOf, listOperations, parseMediaType, type Spec } from "@demarc/openapi";
import type { Erratum } from "@demarc/spec";
import { answerOf, type LiveCall } from "../model/call.ts";
import type { ErratumOutcome, LiveFinding } from "../model/report.ts";

/** Compiles a schema once, however many runs there are. The linter has checked the schemas. */
const ajv = new Ajv2020({ strict: false, meta: false, validateSchema: false });

/**
 * Compares each erratum with the calls. One refutation outweighs all confirmations: a reading that fails once is not
 * the right one.
 */
export function settleErrata(spec: Spec, errata: readonly Erratum[], calls: readonly LiveCall[]): ErratumOutcome[] {
  const answered = calls.flatMap((call) => {
    const facts = factsOf(spec, call);
    return facts ? [{ call, facts }] : [];
  });
  const types = new Set(
    listOperations(spec.document).flatMap(({ responses }) =>
      Object.values(responses).flatMap(({ node }) => Object.keys(node.content ?? {})),
    ),
  );
  const shown = (type: string | undefined) =>
    type && !types.has(type) ? "another media type" : (type ?? "no content type");
  return errata.map(({ id, title, at, reading, confirmedBy, refutedBy, unsettled }) => {
    const find = (settlement: Erratum["confirmedBy"]) => {
      if (!settlement) return undefined;
      const matches = ajv.compile(settlement.schema);
      return answered.find(({ call, facts }) => call.operationId === settlement.operation && matches(facts));
    };
    const erratum = { id, title, at, reading };
    const [refuting, confirming] = [find(refutedBy), find(confirmedBy)];
    const settling = refuting ?? confirming;
    if (!settling) {
      const operation = confirmedBy?.operation ?? refutedBy?.operation;
      const evidence = unsettled ?? `no answer of ${operation} confirms or refutes it`;
      return { ...erratum, outcome: "not observed", evidence };
    }
    const { label } = settling.call;
    const { status, mediaType } = settling.facts;
    const contrary = refuting && confirming ? `; ${confirming.call.label} would confirm it` : "";
    const outcome = refuting ? "refuted" : "confirmed";
    return { ...erratum, outcome, call: label, evidence: `${label}: ${status}, ${shown(mediaType)}${contrary}` };
  });
}

/** What the schemas of errata are about. Credentials in the query are left out. */
function factsOf(spec: Spec, call: LiveCall) {
  const answer = answerOf(call);
  if (!answer) return undefined;
  const credentials = new Set(credentialParameters(spec.document));
  const sent = [...new URL(answer.request.url).searchParams];
  const { status, headers } = answer.response;
  return {
    request: {
      path: call.args.path ?? {},
      query: Object.fromEntries(sent.filter(([name]) => !credentials.has(name))),
      body: answer.request.body,
    },
    status,
    mediaType: parseMediaType(headers["content-type"])?.essence,
    body: beginningOf(jsonOf(answer.response).value),
  };
}

/** A finding for each erratum that was refuted and that no other finding names. */
export function refutedErrata(
  provider: string,
  errata: readonly Erratum[],
  outcomes: readonly ErratumOutcome[],
  findings: readonly LiveFinding[],
): LiveFinding[] {
  return outcomes.flatMap(({ id, at, reading, outcome, call, evidence }): LiveFinding[] => {
    if (outcome !== "refuted" || findings.some(({ erratum }) => erratum === id)) return [];
    return [
      {
        grade: "informational",
        provider,
        operationId: errata.find((erratum) => erratum.id === id)?.refutedBy?.operation ?? "",
        pointer: "/erratum",
        specPointer: at.replace(/^#/, ""),
        expected: reading,
        found: evidence,
        erratum: id,
        calls: call === undefined ? [] : [call],
      },
    ];
  });
}
