export { applyDrift, behaviourOf } from "./apply.ts";
export type { Answer, Change, Drift } from "./drift.ts";
export { serve, type Served } from "@demarc/mock";
export { toResponse } from "./response.ts";
