export { createMock, startMock, type ServedMock } from "./mock.ts";
export { basePath } from "./prism.ts";
export { toPrefer, type PreferredResponse } from "./prefer.ts";
export * from "./protocol.ts";
export { refusalStatus } from "./refusal.ts";
export { serve, type Served, type ServeOptions } from "./serve.ts";
