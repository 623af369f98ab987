import type { Environment } from "@demarc/contract-live";
import type { Drift } from "../simulator/drift.ts";

/** Something that answers requests. */
export type App = { fetch(request: Request): Response | Promise<Response> };

export interface LiveSuite<Variations> {
  /** Starts a simulator in memory. */
  simulate(variations: Partial<Variations>, drift?: Drift): App;
  /** Ways to give credentials, by name: the variables for a simulator at an origin. */
  accounts: Readonly<Record<string, (origin: string) => Environment>>;
  /** What the provider may do within its vendor's word. */
  variations: Readonly<Record<string, NoInfer<Partial<Variations>>>>;
  drifts: readonly Drift[];
}
