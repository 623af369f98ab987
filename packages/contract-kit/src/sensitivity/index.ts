export { sensitivityPage } from "../report/sensitivity/page.ts";
export { sensitivityTable } from "../report/sensitivity/table.ts";
export { sensitivityGaps, type SensitivityReport } from "./score.ts";
