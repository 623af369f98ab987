import { parse } from "yaml";
import { placeOf } from "@demarc/contract";
import type { BaselineEntry } from "../model/baseline.ts";
import type { LiveFinding } from "../model/report.ts";

/**
 * Reads a baseline: a list of entries in YAML.
 *
 * @throws where an entry lacks a field, with its name
 */
export function parseBaseline(text: string): BaselineEntry[] {
  const entries: unknown = parse(text) ?? [];
  if (!Array.isArray(entries))
    throw new Error(
      "The baseline must be a list. Each entry needs provider, operation, pointer, reason and until: see CONTRIBUTING.md.",
    );
  return entries.map((entry: Record<string, unknown>, index) => {
    for (const field of ["provider", "operation", "pointer", "reason", "until"]) {
      if (typeof entry?.[field] !== "string" || entry[field] === "")
        throw new Error(
          `Entry ${index + 1} of the baseline has no ${field}. Each entry needs provider, operation, pointer, reason and until.`,
        );
    }
    if (!/^\d{4}-\d\d-\d\d$/.test(String(entry["until"])))
      throw new Error(
        `Entry ${index + 1} of the baseline has until: ${String(entry["until"])}. It must be a day in the form 2027-01-31.`,
      );
    return entry as unknown as BaselineEntry;
  });
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
