import type { Simulator as MockSimulator } from "@demarc/mock";
import type { Drift } from "./drift.ts";

/** A provider's simulator as the mock runs it: any credentials are right, and what is written stays. */
export type Simulator<State = unknown> = Omit<MockSimulator<State, Drift>, "drifts">;
