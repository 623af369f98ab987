// What `npm run runtimes` runs: prints the result of each cell, writes them to reports/runtimes, and fails where a cell
// does. `--only <text>` runs the cells whose names contain the text.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { outcomeOf, type Outcome } from "./cell.ts";
import { makeConsumer } from "./consumer.ts";
import { installWithNpm } from "./install.ts";
import { choose, matrix } from "./matrix.ts";
import { startMocks } from "./mocks.ts";
import { printOutcome, toMarkdown } from "./print.ts";

const reports = fileURLToPath(new URL("../../../reports/runtimes", import.meta.url));

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const cells = choose(matrix, values.only);
  console.log(
    "Building and packing the packages, and installing them with npm. The first run fetches 1.2 GB of runtimes and compilers.",
  );
  const { folder } = await makeConsumer(installWithNpm);
  const mocks = await startMocks();
  const outcomes: Outcome[] = [];
  try {
    for (const cell of cells) {
      const outcome = await outcomeOf(cell, { folder, urls: mocks.urls });
      outcomes.push(outcome);
      console.log(printOutcome(outcome));
    }
  } finally {
    await mocks.close();
    await rm(folder, { recursive: true });
  }
  await mkdir(reports, { recursive: true });
  await writeFile(join(reports, "runtimes.md"), toMarkdown(outcomes));
  const failed = outcomes.filter(({ passed }) => !passed);
  console.log(`\n${outcomes.length - failed.length} of ${outcomes.length} passed.`);
  if (failed.length > 0) console.log(`Failed: ${failed.map(({ name }) => name).join("; ")}.`);
  console.log("Report: reports/runtimes/runtimes.md");
  return failed.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
