import { createMask, findingOf, groupByCause, type Cause, type Observation } from "@demarc/contract";
import { at, fromPointer, jsonOf, toPointer } from "@demarc/openapi";
import type { LiveFinding } from "../model/report.ts";
import type { Privacy } from "../privacy/privacy.ts";
import type { ProviderSpec } from "../model/provider-spec.ts";

/**
 * The findings of a run's observations: one for each cause, with the calls that showed it, and how many of how many
 * rows are affected in the call with the most.
 */
export function liveFindings(
  { spec, errata }: ProviderSpec,
  observations: readonly Observation[],
  privacy: Pick<Privacy, "place" | "text">,
): LiveFinding[] {
  const mask = createMask(spec.document);
  return groupByCause(spec.document, observations, errata).map((cause) => {
    const calls = new Set(cause.observations.map(({ call = "" }) => call));
    const counted = [...calls].flatMap(
      (name) => rowsOf(cause.observations.filter(({ call = "" }) => call === name)) ?? [],
    );
    const [rows] = counted.toSorted((a, b) => b.affected - a.affected);
    const [{ exchange = {} }] = cause.observations;
    return {
      ...findingOf(spec, shownBy(privacy, cause), mask),
      calls: [...calls],
      ...("startedAt" in exchange && exchange.startedAt !== "" && { seenAt: String(exchange.startedAt) }),
      ...(rows && { rows }),
    };
  });
}

/** A cause of which the first observation, which a finding shows, is fit for a report. */
function shownBy({ place, text }: Pick<Privacy, "place" | "text">, cause: Cause): Cause {
  const [first, ...rest] = cause.observations;
  const { operation, violation, exchange, found } = first;
  const shown = exchange ? place(operation, exchange, violation.pointer) : {};
  const observation = {
    ...first,
    violation: { ...violation, ...shown },
    ...(found !== undefined && { found: text(found) }),
  };
  return { ...cause, observations: [observation, ...rest] };
}

/** How many rows of the list around a place are affected. */
function rowsOf(observations: readonly Cause["observations"][number][]): LiveFinding["rows"] {
  const [first] = observations;
  if (!first?.exchange) return undefined;
  const keys = fromPointer(first.violation.pointer);
  const index = keys.findIndex((key) => /^\d+$/.test(key));
  if (keys[0] !== "body" || index < 0) return undefined;
  const list = at(jsonOf(first.exchange.response).value, toPointer(keys.slice(1, index)));
  if (!Array.isArray(list)) return undefined;
  const rows = new Set(observations.map(({ violation }) => fromPointer(violation.pointer)[index]));
  return { affected: rows.size, of: list.length };
}
