import { readFileSync } from "node:fs";
import { compareRecordings, exitCodeOf, replay } from "@demarc/contract-live";
import { terminalLine } from "@demarc/contract-report/text";
import { existing } from "../command-line/arguments.ts";
import { reportLive } from "../reporting/live.ts";

/**
 * `npm run contract -- --replay <file>`: checks a recording against the documents, offline; with `--compare`, prints
 * what changed since an older one instead.
 *
 * @returns 0 where nothing differs from the documents, or nothing changed; 1 otherwise
 */
export async function runReplay(file: string, older?: string, output = "reports/replay"): Promise<number> {
  const read = (name: string) => readFileSync(existing(name, "The recording"), "utf8");
  const text = read(file);
  if (older === undefined) {
    const report = { createdAt: new Date().toISOString(), providers: [await replay(text)], notConfigured: [] };
    await reportLive(report, output);
    return exitCodeOf(report);
  }
  const changes = compareRecordings(read(older), text);
  console.log(
    changes.map(terminalLine).join("\n") || "Nothing changed: the same statuses, media types, fields and types.",
  );
  return changes.length === 0 ? 0 : 1;
}
