export { asContractReport } from "./as-contract-report.ts";
export { liveMarkdown, providerMarkdown } from "./markdown.ts";
export { liveSarif } from "./sarif.ts";
export { liveTerminal } from "./terminal.ts";
export { liveVerdict, verdictOf } from "./summary.ts";
