#!/usr/bin/env node
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { belowFloor, readFloors, type Floor, type Score } from "./floors.ts";
import { readReport, scoreOf, table } from "./report.ts";
import { mutatePackage, reports, root } from "./stryker.ts";

const help = (known: string) => `Usage: node packages/mutation-testing/src/cli.ts [package…] [option…]

Changes the source of packages in every place, one at a time, and counts what their own tests detect.
Writes ${reports}: a summary, and of each package index.html and mutation.json.
Ends with 1 where a score is below its floor in floors.yaml, and with 2 where a package could not be run.

Packages: ${known}. Without one: all.

Options:
  --file <glob>    mutate only these files of the package, src/retry.ts; may be repeated
  --force          test each mutant again. Without it, only those are tested whose code or tests have changed since
                   the last run; a change of what tests import is not noticed
  --floors <file>  another file of floors
  --help           print this`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      file: { type: "string", multiple: true },
      force: { type: "boolean", default: false },
      floors: { type: "string", default: fileURLToPath(new URL("../floors.yaml", import.meta.url)) },
      help: { type: "boolean", default: false },
    },
  });
  const floors = readFloors(values.floors);
  const known = floors.map(({ package: name }) => name).join(", ");
  if (values.help) {
    console.log(help(known));
    return 0;
  }
  const chosen = positionals.length > 0 ? positionals.map((name) => find(floors, name, known)) : floors;
  if (values.file && chosen.length !== 1) throw new Error("--file takes one package: name it.");
  const scores: Score[] = [];
  for (const floor of chosen)
    scores.push(scoreOf(readReport(await mutatePackage(floor, { files: values.file, force: values.force })), floor));
  return report(scores);
}

function find(floors: Floor[], wanted: string, known: string): Floor {
  const floor = floors.find(({ package: name }) => name === wanted);
  if (!floor) throw new Error(`There is no package "${wanted}" in the floors. The packages are: ${known}.`);
  return floor;
}

function report(scores: Score[]): number {
  const below = belowFloor(scores).map(
    ({ package: name, score, floor, survived }) =>
      `${name}: ${score.toFixed(1)} % is below its floor of ${floor} %. ${survived} mutants survived: ${reports}/${name}/index.html shows them. Add tests that fail for them.`,
  );
  const text = [table(scores), ...below].join("\n\n");
  mkdirSync(join(root, reports), { recursive: true });
  writeFileSync(join(root, reports, "summary.md"), `# Mutation tests of the source\n\n${text}\n`);
  console.log(`\n${text}\n\nReport: ${reports}/summary.md`);
  return below.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
