import type { Simulator } from "@demarc/contract-testing/simulator";
import { drifts } from "./drifts.ts";
import { initialState, simulateAudiocodesLive, type AudiocodesLiveState } from "./index.ts";

/** The simulator as the mock runs it. */
export const simulator: Simulator<AudiocodesLiveState> = {
  initial: () => initialState(),
  simulate: (state, drift) => simulateAudiocodesLive(undefined, {}, drift, state),
  drifts,
};
