import { parse } from "yaml";
import { placeOf } from "@demarc/contract";
import type { LiveFinding } from "../model/report.ts";

/** Known drift that a run is not to fail for. */
export interface BaselineEntry {
  provider: string;
  operation: string;
  /** JSON pointer of the finding; `*` for the index of any row. */
  pointer: string;
  reason: string;
  /** The last day on which it holds, `2027-01-31`. */
  until: string;
}

/**
 * Reads a baseline: a list of entries in YAML.
 *
 * @throws where an entry lacks something, naming it
 */
export function parseBaseline(text: string): BaselineEntry[] {
  const entries: unknown = parse(text) ?? [];
  if (!Array.isArray(entries))
    throw new Error("The baseline is no list. Each entry has provider, operation, pointer, reason and until.");
  return entries.map((entry: Record<string, unknown>, index) => {
    for (const field of ["provider", "operation", "pointer", "reason", "until"]) {
      if (typeof entry?.[field] !== "string" || entry[field] === "")
        throw new Error(
          `Entry ${index + 1} of the baseline has no ${field}. A known drift needs a reason and the last day on which it is accepted.`,
        );
    }
    if (!/^\d{4}-\d\d-\d\d$/.test(String(entry["until"])))
      throw new Error(
        `Entry ${index + 1} of the baseline has until: ${String(entry["until"])}. Write the day as 2027-01-31.`,
      );
    return entry as unknown as BaselineEntry;
  });
}

/**
 * Marks the findings that the baseline accepts.
 *
 * @param today ISO 8601
 * @param partial whether the run ended early, so that what was not found may still be there
 * @returns the findings, and what is to be said of entries that no longer apply
 */
export function applyBaseline(
  provider: string,
  findings: LiveFinding[],
  baseline: readonly BaselineEntry[],
  today: string,
  partial: boolean,
): { findings: LiveFinding[]; stale: string[] } {
  const own = baseline.filter((entry) => entry.provider === provider);
  const fits = (entry: BaselineEntry, finding: LiveFinding) =>
    entry.operation === finding.operationId && entry.pointer === placeOf(finding.pointer);
  const valid = own.filter(({ until }) => until >= today.slice(0, 10));
  const stale = own.flatMap((entry) => {
    const name = `${entry.operation} ${entry.pointer} (${entry.reason})`;
    if (!valid.includes(entry))
      return [`${name}: expired on ${entry.until}. Mend the document, or give it a new date and say why.`];
    return partial || findings.some((finding) => fits(entry, finding))
      ? []
      : [`${name}: no longer found. Take it out of the baseline.`];
  });
  return {
    stale,
    findings: findings.map((finding) => {
      const entry = valid.find((candidate) => fits(candidate, finding));
      return entry ? { ...finding, accepted: { reason: entry.reason, until: entry.until } } : finding;
    }),
  };
}
