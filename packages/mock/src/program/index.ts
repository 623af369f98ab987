export { mockOptions } from "./options.ts";
export { driftLines, serveMocks, type RunningMocks } from "./serve-mocks.ts";
