import type { Environment } from "@demarc/contract-live";
import type { Drift } from "./drift.ts";

/** Something that answers requests. */
export type App = { fetch(request: Request): Response | Promise<Response> };

/** A simulator as the tests of live runs use it. */
export interface LiveSuite<Variations = object> {
  /** The variables that lead to a simulator at an origin. */
  addresses(origin: string): Environment;
  /**
   * A simulator, in memory.
   *
   * @param value of each variable that holds a credential
   */
  simulate(value: (variable: string) => string, variations: Partial<Variations>, drift?: Drift): App;
  /** The allowed variations, by name. */
  variations: Readonly<Record<string, NoInfer<Partial<Variations>>>>;
  drifts: readonly Drift[];
}
