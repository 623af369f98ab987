// Heavy to load, as it checks documents too: commands import it while turbo works.
export { reportContracts } from "./contract.ts";
export { count, type Counts } from "./counts.ts";
export { reportDrift } from "./drift.ts";
export { reportMutation } from "./mutation.ts";
