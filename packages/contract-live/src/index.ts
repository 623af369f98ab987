export {
  brokenPromises,
  exitCodeOf,
  type ExitCode,
  type LiveFinding,
  type LiveProviderReport,
  type LiveReport,
  type RunError,
  type RunErrorKind,
  type CallSummary,
} from "./model/report.ts";
export { parseBaseline, type BaselineEntry } from "./findings/baseline.ts";
export { configurationOf, type Configuration } from "./session/configuration.ts";
export { createdPrefix, type LiveOptions, type LiveRun } from "./model/options.ts";
export { runLive } from "./session/run.ts";
export type {
  Environment,
  LiveContext,
  LiveCheck,
  LiveProvider,
  LiveViolation,
  LiveWriteContext,
  LiveWrites,
  Variable,
} from "./model/provider.ts";
export type { LiveCall } from "./model/call.ts";
export { compareRecordings } from "./recording/compare.ts";
export { settleErrataFile } from "./findings/errata-file.ts";
export { toHar } from "./recording/har.ts";
export { replay } from "./recording/replay.ts";
export { loadProviderSpec, type ProviderSpec } from "./model/provider-spec.ts";
export { contractProxy, type ProxyEvent } from "./proxy.ts";
