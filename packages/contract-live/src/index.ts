export {
  breakingFindings,
  exitCodeOf,
  type LiveFinding,
  type LiveProviderReport,
  type LiveReport,
  type RunErrorKind,
} from "./model/report.ts";
export { configurationOf, optionsOf } from "./model/configuration.ts";
export { readData } from "./model/data-file.ts";
export type { BaselineEntry, LiveOptions, LiveRun } from "./model/options.ts";
export type { Environment, LiveProvider } from "./model/provider.ts";
export { loadProviderSpec } from "./model/provider-spec.ts";
export { declaredLive } from "./declared/live.ts";
export { readBaseline } from "./findings/baseline.ts";
export { settleErrataFile } from "./findings/errata-file.ts";
export { compareRecordings } from "./recording/compare.ts";
export { toHar } from "./recording/har.ts";
export { replay } from "./recording/replay.ts";
export { runLive } from "./session/session.ts";
export { contractProxy, type ProxyEvent } from "./proxy.ts";
