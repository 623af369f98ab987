import { readData } from "@demarc/contract-live";
import type { Drift } from "../simulator/drift.ts";
import driftsForm from "./drifts.schema.json" with { type: "json" };

/** The drifts of the provider whose tests run. */
export function driftsOf(): Drift[] {
  return readData<Drift[]>("simulator/drifts.yaml", driftsForm);
}

/**
 * The allowed variations of the provider whose tests run, by their names.
 *
 * @param known what the simulator can vary
 */
export function variationsOf<Variation extends object>(known: Variation): Record<string, Partial<Variation>> {
  const properties = Object.fromEntries(Object.keys(known).map((name) => [name, {}]));
  const variation = { type: "object", properties, additionalProperties: false };
  return readData("simulator/variations.yaml", { type: "object", minProperties: 1, additionalProperties: variation });
}
