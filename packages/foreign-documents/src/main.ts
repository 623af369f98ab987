import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { measure } from "./measure.ts";

// `npm run measure -- <folder>`: a row for each document of a folder, of those of this package where none is given.
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../documents"));
const percent = (part: number) => `${(100 * part).toFixed(1)} %`;

console.log("| document | operations | cases | pass, real faults apart | coverage | ms a case | real faults |");
console.log("| --- | --- | --- | --- | --- | --- | --- |");
for (const file of readdirSync(folder).toSorted()) {
  const { name, operations, cases, failed, real, coverage, msPerCase, idle, aborted } = await measure(
    join(folder, file),
  );
  if (aborted !== undefined) {
    console.log(`| ${name} | aborts: ${aborted} | | | | | |`);
    process.exitCode = 1;
    continue;
  }
  const passed = percent(1 - failed.length / Math.max(1, cases));
  console.log(
    `| ${name} | ${operations} | ${cases} | ${passed} | ${percent(coverage)} | ${msPerCase.toFixed(2)} | ${real} |`,
  );
  for (const id of failed.slice(0, 3)) console.error(`  ${id}`);
  for (const entry of idle) console.error(`  faults.yaml: nothing needs ${name}: ${entry}`);
}
