import { fromPointer, type Spec } from "@demarc/openapi";
import type { Finding } from "../model/finding.ts";
import { createMask, hidesPointer, type Mask } from "../redact/by-name.ts";
import { curlLine, type CurlOptions } from "./curl.ts";
import type { ExplainingErratum } from "./errata.ts";
import { factsOf, placeInExample } from "./facts.ts";
import { groupByCause, type Cause } from "./group.ts";
import type { Observation } from "../check/observation.ts";
import { show } from "../check/show.ts";

export interface FindingOptions extends CurlOptions {
  /** Those that may explain a finding. */
  errata?: readonly ExplainingErratum[];
}

/** How many places of a finding are named. */
const namedPlaces = 3;

/** What observations come to: one finding for each cause, explained and redacted, with a count and the first places. */
export function findingsOf(spec: Spec, observations: readonly Observation[], options: FindingOptions = {}): Finding[] {
  if (observations.length === 0) return [];
  const mask = createMask(spec.document, options.mask);
  return groupByCause(spec.document, observations, options.errata).map((cause) => {
    const [first] = cause.observations;
    const examplePointer = placeInExample(spec.document, first);
    const pointers = cause.observations.slice(0, namedPlaces).map(({ violation }) => violation.pointer);
    return {
      ...findingOf(spec, cause, mask),
      ...(cause.observations.length > 1 && { count: cause.observations.length, pointers }),
      ...(examplePointer !== undefined && { examplePointer }),
      ...(first.exchange && { curl: curlLine(spec.document, first.exchange.request, options) }),
    };
  });
}

/** The finding of a cause, as its first observation shows it, without credentials. */
export function findingOf({ provider, document }: Spec, { grade, erratum, observations }: Cause, mask: Mask): Finding {
  const [{ operation, violation, found }] = observations;
  const { pointer, specPointer, expected, value } = violation;
  const shown = () => (hidesPointer(mask, fromPointer(pointer)) ? "***" : show(mask.value(value)));
  return {
    grade,
    provider,
    operationId: operation.operationId,
    pointer,
    specPointer,
    expected,
    found: found ?? shown(),
    ...(found === undefined && factsOf(document, violation)),
    ...(erratum && { erratum: erratum.id }),
  };
}
