// `npm run changes`: what changed since the last release of each package, and which version it needs. Fails where a
// change breaks somebody and no changeset says so. `--write` writes the changesets that are needed.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { listProviders } from "@demarc/spec";
import { terminalText } from "@demarc/openapi/visible";
import { reaches } from "./changesets.ts";
import { standingOf, type Standing } from "./gate.ts";
import { headingOf, sentenceOf } from "./wording.ts";

async function main(repository: string): Promise<number> {
  const options = { write: { type: "boolean", default: false } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const problems: string[] = [];
  const clients = listProviders(join(repository, "specs"));
  const known = ["client-core", ...clients];
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no package "${unknown}" to release. There are ${known.join(", ")}.`);
  for (const name of positionals.length > 0 ? positionals : known) {
    const standing = await standingOf(name, clients.includes(name), repository, values.write);
    print(standing);
    problems.push(...standing.problems);
  }
  for (const problem of problems) console.error(terminalText(`✗ ${problem}`));
  return problems.length === 0 ? 0 : 1;
}

function print({ name, since, changes, needed, planned }: Standing): void {
  if (!since) return console.log(`@demarc/${name} has not been released yet: there is nothing to compare with.`);
  console.log(
    `@demarc/${name} since ${since.version}: ${needed ? `needs ${needed}` : "no change"}, planned ${planned ?? "nothing"}.`,
  );
  for (const change of changes)
    console.log(terminalText(`  ${headingOf(change)}: ${sentenceOf(change)} ${change.pointer}`));
  if (needed && !reaches(planned, needed)) console.log("  `npm run changes -- --write` writes the changeset.");
}

try {
  process.exitCode = await main(process.cwd());
} catch (error) {
  console.error(terminalText((error as Error).message));
  process.exitCode = 2;
}
