export { lint, type CheckResult } from "./lint.ts";
export type { Problem } from "./problem.ts";
