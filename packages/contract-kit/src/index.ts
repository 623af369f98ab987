export { contractOf, uncovered, type OperationContract } from "./contract.ts";
export type * from "./report/model.ts";
export type { Subject } from "./subject.ts";
export type { Target } from "./target.ts";
export { prismInProcess } from "./targets/prism.ts";
