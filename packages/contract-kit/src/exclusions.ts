import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { CoverageItem } from "./report/model.ts";

/** Something that the document promises and no case can show, with the reason. Reviewed by people. */
export interface Exclusion {
  operation: string;
  kind: CoverageItem["kind"];
  name: string;
  reason: string;
}

/**
 * Reads a list of exclusions; none where there is no file.
 *
 * @throws where an entry lacks a part: one without a reason was never thought about
 */
export function loadExclusions(file: string): Exclusion[] {
  if (!existsSync(file)) return [];
  const entries = (parse(readFileSync(file, "utf8")) ?? []) as Partial<Exclusion>[];
  return entries.map((entry, index) => {
    for (const key of ["operation", "kind", "name", "reason"] as const) {
      if (!entry[key]) throw new Error(`${file}: entry ${index + 1} has no "${key}". An exclusion names operation, kind, name and the reason.`);
    }
    return entry as Exclusion;
  });
}

/** The items with the reason why they cannot be covered, where one is known. */
export function excluded(items: CoverageItem[], operationId: string, exclusions: readonly Exclusion[]): CoverageItem[] {
  return items.map((item) => {
    const exclusion = item.covered ? undefined : exclusions.find(({ operation, kind, name }) => operation === operationId && kind === item.kind && name === item.name);
    return exclusion ? { ...item, excluded: exclusion.reason } : item;
  });
}
