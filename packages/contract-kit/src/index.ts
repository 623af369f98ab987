export { contractOf, uncovered, type ContractOptions, type OperationContract } from "./contract.ts";
export { createMock, specOf, startMock } from "./mock/mock.ts";
export type * from "./report/model.ts";
export type { Subject } from "./subject.ts";
export type { Target } from "./target.ts";
export { prismInProcess } from "./targets/prism.ts";
export { urlTarget } from "./targets/url.ts";
