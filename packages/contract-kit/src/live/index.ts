export { brokenPromises, exitCodeOf, type ExitCode, type LiveFinding, type LiveProviderReport, type LiveReport, type Trouble, type CallSummary } from "./model.ts";
export { parseBaseline, type BaselineEntry } from "./baseline.ts";
export { configurationOf, type Configuration } from "./configuration.ts";
export { runLive, createdPrefix, type LiveOptions, type LiveRun } from "./run.ts";
export type { Disagreement, Environment, LiveBench, LiveCheck, LiveProvider, LiveWrites, Variable } from "./provider.ts";
export type { LiveCall } from "./call.ts";
