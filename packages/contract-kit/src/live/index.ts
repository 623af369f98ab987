export {
  brokenPromises,
  exitCodeOf,
  type ExitCode,
  type LiveFinding,
  type LiveProviderReport,
  type LiveReport,
  type Trouble,
  type CallSummary,
} from "./model.ts";
export { parseBaseline, type BaselineEntry } from "./baseline.ts";
export { configurationOf, type Configuration } from "./configuration.ts";
export { createdPrefix, type LiveOptions, type LiveRun } from "./options.ts";
export { runLive } from "./run.ts";
export type {
  Disagreement,
  Environment,
  LiveBench,
  LiveCheck,
  LiveProvider,
  LiveWrites,
  Variable,
} from "./provider.ts";
export type { LiveCall } from "./call.ts";
export { compareRecordings } from "./compare.ts";
export { settleErrataFile } from "./errata-file.ts";
export { toHar } from "./har.ts";
export { replay } from "./replay.ts";
export * from "./report/index.ts";
export { loadPromise } from "./context.ts";
export { contractProxy, type ProxyEvent } from "./proxy.ts";
