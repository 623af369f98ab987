import { existsSync, readFileSync } from "node:fs";
import { compareRecordings, exitCodeOf, replay } from "@demarc/contract-live";
import { UsageError } from "./arguments.ts";
import { reportLive } from "./live/report.ts";

/** Where the reports of a replay go, from the root. */
const folder = "reports/replay";

/**
 * `npm run contract -- --replay <file>`: holds a recording against the documents, offline; with `--compare`, says
 * what changed since an older one instead.
 *
 * @returns 0 where nothing is broken, or nothing changed; 1 otherwise
 */
export async function runReplay(file: string, older: string | undefined, output = folder): Promise<number> {
  const text = read(file);
  if (older === undefined) {
    const report = { createdAt: new Date().toISOString(), providers: [await replay(text)], notConfigured: [] };
    await reportLive(report, false, output);
    return exitCodeOf(report);
  }
  const changes = compareRecordings(read(older), text);
  console.log(
    changes.length === 0 ? "Nothing changed: the same statuses, media types, fields and types." : changes.join("\n"),
  );
  return changes.length === 0 ? 0 : 1;
}

function read(file: string): string {
  if (!existsSync(file)) throw new UsageError(`There is no recording ${file}.`);
  return readFileSync(file, "utf8");
}
