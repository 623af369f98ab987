export { accountOf, addressesOf } from "./account.ts";
export { applyDrift } from "./apply.ts";
export type { Answer, Change, Drift } from "./drift.ts";
export {
  hasToken,
  pageOf,
  remove,
  simulatorOf,
  withFound,
  type App,
  type Call,
  type Reply,
  type Simulator,
} from "./platform.ts";
export { toResponse } from "./response.ts";
