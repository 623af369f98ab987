export { applyDrift, behaviourOf } from "./apply.ts";
export type { Answer, Change, Drift } from "./drift.ts";
export { accountOf, type App, type LiveSuite } from "./live-suite.ts";
export { toResponse } from "./response.ts";
export type { Simulator } from "./simulator.ts";
