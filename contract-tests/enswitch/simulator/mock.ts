import type { Simulator } from "@demarc/contract-testing/simulator";
import { initialState, simulateEnswitch, type EnswitchState } from "./index.ts";

/** The simulator as the mock runs it. */
export const simulator: Simulator<EnswitchState> = {
  initial: () => initialState(),
  simulate: (state, drift) => simulateEnswitch(undefined, {}, drift, state),
};
