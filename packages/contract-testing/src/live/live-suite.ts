import type { Environment } from "@demarc/contract-live";
import type { Drift } from "../simulator/drift.ts";

/** Something that answers requests. */
export type App = { fetch(request: Request): Response | Promise<Response> };

/** The variables that configure a provider for a simulator at an origin. */
export type Account = (origin: string) => Environment;

/** What the tests of a provider's live run are made from. */
export interface LiveSuite<Variations> {
  /** A simulator, in memory. */
  simulate(variations: Partial<Variations>, drift?: Drift): App;
  /** Each way to authenticate, by name. */
  accounts: Readonly<Record<string, Account>>;
  /** The allowed variations, by name. */
  variations: Readonly<Record<string, NoInfer<Partial<Variations>>>>;
}
