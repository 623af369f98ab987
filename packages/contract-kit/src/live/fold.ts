import { at, fromPointer, toPointer } from "@demarc/spec";
import type { Finding } from "../report/model.ts";
import { placeOf } from "./place.ts";
import type { LiveFinding } from "./model.ts";

/** A finding with the call that showed it and the body that it was found in. */
export interface Sighting {
  finding: Finding;
  call: string;
  body: unknown;
}

/**
 * Findings of the same kind as one: the same promise in the same place of many rows and calls. Each keeps the first
 * place, the calls that showed it, and how many of how many rows it concerns in the call that showed most.
 */
export function foldSightings(sightings: readonly Sighting[]): LiveFinding[] {
  const kinds = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const { grade, operationId, specPointer, expected, pointer } = sighting.finding;
    const key = JSON.stringify([grade, operationId, specPointer, expected, placeOf(pointer)]);
    kinds.set(key, [...(kinds.get(key) ?? []), sighting]);
  }
  return [...kinds.values()].flatMap((kind) => {
    const [first] = kind;
    if (!first) return [];
    const calls = [...new Set(kind.map(({ call }) => call))];
    const counted = calls
      .map((call) => rowsOf(kind.filter((sighting) => sighting.call === call)))
      .filter((rows) => rows !== undefined);
    const rows = counted.sort((one, other) => other.affected - one.affected)[0];
    const { count: _, pointers: __, ...finding } = first.finding;
    return [{ ...finding, calls, ...(rows && { rows }) }];
  });
}

/** How many of the rows around a place have it. */
function rowsOf(sightings: Sighting[]): LiveFinding["rows"] {
  const [first] = sightings;
  const keys = fromPointer(first?.finding.pointer ?? "");
  const index = keys.findIndex((key) => /^\d+$/.test(key));
  if (!first || keys[0] !== "body" || index < 0) return undefined;
  const list = at(first.body, toPointer(keys.slice(1, index)));
  if (!Array.isArray(list)) return undefined;
  const rows = new Set(sightings.map(({ finding }) => fromPointer(finding.pointer)[index])).size;
  // The checker makes one finding of many; of places deeper down there may be several in a row.
  const counted = Math.max(...sightings.map(({ finding }) => finding.count ?? 1));
  return { affected: Math.min(list.length, Math.max(rows, counted)), of: list.length };
}
