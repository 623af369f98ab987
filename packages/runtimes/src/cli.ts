import { rm } from "node:fs/promises";
import { outcomeOf, type Outcome } from "./cell.ts";
import { makeConsumer } from "./consumer.ts";
import { matrix } from "./matrix.ts";
import { startMocks } from "./mocks.ts";
import { printOutcome } from "./print.ts";

/** `npm run runtimes`: prints the matrix as it is seen, and fails where a field of it does. */
async function main(): Promise<number> {
  console.log("Building, packing, and installing the packages as a stranger would. The first run fetches 1.2 GB of runtimes and compilers.");
  const { folder } = await makeConsumer();
  const mocks = await startMocks();
  const outcomes: Outcome[] = [];
  try {
    for (const cell of matrix) {
      const outcome = await outcomeOf(cell, { folder, urls: mocks.urls });
      outcomes.push(outcome);
      console.log(printOutcome(outcome));
    }
  } finally {
    await mocks.close();
    await rm(folder, { recursive: true });
  }
  const failed = outcomes.filter(({ passed }) => !passed);
  console.log(`\n${outcomes.length - failed.length} of ${outcomes.length} passed${failed.length > 0 ? `. Failed: ${failed.map(({ name }) => name).join("; ")}` : ""}.`);
  return failed.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
