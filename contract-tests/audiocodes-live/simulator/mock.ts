import type { Simulator } from "@demarc/contract-testing/simulator";
import { initialState, simulateAudiocodesLive } from "./index.ts";
import type { AudiocodesLiveState } from "./state.ts";

/** The simulator as the mock runs it. */
export const simulator: Simulator<AudiocodesLiveState> = {
  initial: () => initialState(),
  simulate: (state, drift) => simulateAudiocodesLive(undefined, {}, drift, state),
};
