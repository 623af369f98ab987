import { placeOf } from "@demarc/contract";
import type { BaselineEntry } from "../model/options.ts";
import { readData } from "../model/data-file.ts";
import type { LiveFinding } from "../model/report.ts";
import form from "./baseline.schema.json" with { type: "json" };

/**
 * Reads a baseline: a list of entries in YAML.
 *
 * @throws where an entry is of another form, with each place and what was expected there
 */
export function readBaseline(file: string): BaselineEntry[] {
  return readData<BaselineEntry[] | null>(file, form) ?? [];
}

/**
 * Marks the findings that the baseline accepts.
 *
 * @param now ISO 8601. An entry applies until the end of its last day, in UTC
 * @param partial whether the run ended early, so that drift that was not found may still be there
 * @returns the findings, and a message for each entry that no longer applies
 */
export function applyBaseline(
  provider: string,
  findings: LiveFinding[],
  baseline: readonly BaselineEntry[],
  now: string,
  partial: boolean,
): { findings: LiveFinding[]; stale: string[] } {
  const own = baseline.filter((entry) => entry.provider === provider);
  const fits = (entry: BaselineEntry, finding: LiveFinding) =>
    entry.operation === finding.operationId && entry.pointer === placeOf(finding.pointer);
  const today = now.slice(0, 10);
  const valid = own.filter(({ until }) => until >= today);
  const stale = own.flatMap((entry) => {
    const name = `${entry.operation} ${entry.pointer} (${entry.reason})`;
    if (!valid.includes(entry))
      return [`${name}: expired on ${entry.until}. Fix the document, or set a new date and state the reason.`];
    return partial || findings.some((finding) => fits(entry, finding))
      ? []
      : [`${name}: no longer found. Remove it from the baseline.`];
  });
  return {
    stale,
    findings: findings.map((finding) => {
      const entry = valid.find((candidate) => fits(candidate, finding));
      return entry ? { ...finding, accepted: { reason: entry.reason, until: entry.until } } : finding;
    }),
  };
}
