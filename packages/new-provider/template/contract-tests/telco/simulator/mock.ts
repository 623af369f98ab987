import type { Simulator } from "@demarc/contract-testing/simulator";
import { drifts } from "./drifts.ts";
import { initialState, simulateTelco, type TelcoState } from "./index.ts";

/** The simulator as the mock runs it. */
export const simulator: Simulator<TelcoState> = {
  initial: () => initialState(),
  simulate: (state, drift) => simulateTelco(undefined, {}, drift, state),
  drifts,
};
