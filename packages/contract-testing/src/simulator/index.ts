export { applyDrift, behaviourOf, concerns } from "./apply.ts";
export type { Answer, Change, Drift } from "./drift.ts";
export { toResponse } from "./response.ts";
export type { Simulator } from "./simulator.ts";
