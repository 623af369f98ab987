import type { Drift } from "./drift.ts";

/** A provider's simulator as the mock runs it: any credentials are right, and what is written stays. */
export interface Simulator<State = unknown> {
  /** What it starts with: plain JSON, so that it can be kept in a file. */
  initial(): State;
  /** Answers requests from a state, which those that write change in place. */
  simulate(state: State, drift?: Drift): { fetch(request: Request): Response | Promise<Response> };
  drifts: readonly Drift[];
}
