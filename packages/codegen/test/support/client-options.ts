/** The options that every generated client has, `raw`, which it gives itself, and those that only some have. */
export const clientOptions = [
  "attemptTimeoutMs",
  "baseUrl",
  "fetch",
  "headers",
  "logger",
  "maxBodyBytes",
  "onDrift",
  "onRequest",
  "onResponse",
  "onRetry",
  "raw",
  "retry",
  "sendAs",
  "server",
  "timeoutMs",
  "validation",
];
