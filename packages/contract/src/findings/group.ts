import { fromPointer, jsonOf, responseFor, statusThatCounts, toPointer, type OpenApiDocument } from "@demarc/openapi";
import type { Grade } from "../model/finding.ts";
import { erratumAt, type ExplainingErratum } from "./errata.ts";
import type { Observation } from "../check/observation.ts";

/** Observations of one cause. */
export interface Cause {
  grade: Grade;
  /** The erratum that concerns the place. */
  erratum?: ExplainingErratum;
  /** In the order in which they were made; at least one. */
  observations: [Observation, ...Observation[]];
}

/** A pointer with every index of an array as `*`, so that the same place in many rows is one. */
export function placeOf(pointer: string): string {
  return toPointer(fromPointer(pointer).map((key) => (/^\d+$/.test(key) ? "*" : key)));
}

/**
 * Grades observations, names the erratum that concerns each, and puts those of one cause together: the same statement
 * of the document, found wrong in the same place of many rows, is one thing to know.
 */
export function groupByCause(
  document: OpenApiDocument,
  observations: readonly Observation[],
  errata: readonly ExplainingErratum[] = [],
): Cause[] {
  const causes = new Map<string, Cause>();
  for (const observation of observations) {
    const { operation, violation } = observation;
    const { specPointer, expected, pointer } = violation;
    const erratum = erratumAt(errata, specPointer);
    const grade = gradeOf(document, observation);
    const key = JSON.stringify([grade, operation.operationId, specPointer, expected, placeOf(pointer)]);
    const cause = causes.get(key);
    if (cause) cause.observations.push(observation);
    else causes.set(key, { grade, ...(erratum && { erratum }), observations: [observation] });
  }
  return [...causes.values()];
}

/** What was only inferred cannot be broken, it can only turn out otherwise; what an erratum tolerates breaks nobody. */
function gradeOf(document: OpenApiDocument, { operation, violation, grade, exchange }: Observation): Grade {
  if (grade) return grade;
  if (violation.additive) return "additive";
  if (violation.informational) return "informational";
  if (!exchange) return "breaking";
  const { response } = exchange;
  const status = statusThatCounts(document, response.status, jsonOf(response).value);
  const evidence = responseFor(operation, status)?.node["x-evidence"] ?? operation.evidence;
  return evidence === "inferred" ? "informational" : "breaking";
}
