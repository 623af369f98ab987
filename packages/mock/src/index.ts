export { basePath } from "./request/routes.ts";
export { toPrefer, type PreferredResponse } from "./answers/prefer.ts";
export { refusalStatus } from "./answers/refusal.ts";
export { mockFetch } from "./intercept.ts";
export { createMock, mockOf, mockUrl, startMock, type ProviderOptions, type ServedMock } from "./mock.ts";
export * from "./protocol.ts";
export { serve, type Served, type ServeOptions } from "./serve.ts";
