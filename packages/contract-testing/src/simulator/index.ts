export { applyDrift } from "./apply.ts";
export type { Answer, Change, Drift } from "./drift.ts";
export { hasToken, pageOf, remove, simulatorOf, type Call, type Reply } from "./platform.ts";
export { toResponse } from "./response.ts";
