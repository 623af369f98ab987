import { readFileSync } from "node:fs";
import { errataPath } from "@demarc/spec";
import { isMap, isSeq, parseDocument } from "yaml";
import type { LiveProviderReport } from "../model/report.ts";

/**
 * A provider's `errata.yaml` with what a run settled: day, class of host and outcome. Lines are inserted, so that
 * everything else stays as it was written, comments and layout included.
 *
 * @param date ISO 8601
 * @returns the text to write; the same text where nothing was settled
 */
export function settleErrataFile(
  { provider, errata, hostClass }: LiveProviderReport,
  date: string,
  directory?: string,
): string {
  let text = readFileSync(errataPath(provider, directory), "utf8");
  for (const { id, outcome } of errata) {
    if (outcome === "not observed") continue;
    const entries = parseDocument(text).get("errata");
    const entry = isSeq(entries) ? entries.items.find((item) => isMap(item) && item.get("id") === id) : undefined;
    if (!isMap(entry)) throw new Error(`specs/${provider}/errata.yaml has no erratum "${id}", which the run settled.`);
    const line = `    settled: { date: '${date.slice(0, 10)}', host: ${hostClass}, outcome: ${outcome} }`;
    const [start = 0, end = 0] = entry.range ?? [];
    const own = text.slice(start, end).replace(/\n    settled: .*/, "");
    text = `${text.slice(0, start)}${own.trimEnd()}\n${line}${own.slice(own.trimEnd().length)}${text.slice(end)}`;
  }
  return text;
}
