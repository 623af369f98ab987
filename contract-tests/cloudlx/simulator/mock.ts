import type { Simulator } from "@demarc/contract-testing/simulator";
import { simulateCloudlx } from "./index.ts";
import { initialState, type PlatformState } from "./platform.ts";

/** The simulator as the mock runs it. */
export const simulator: Simulator<PlatformState> = {
  initial: () => initialState(3),
  simulate: (state, drift) => simulateCloudlx(undefined, {}, drift, state),
};
