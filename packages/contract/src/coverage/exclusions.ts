import type { CoverageItem } from "../model/coverage-item.ts";
import { readReviewed } from "./reviewed-list.ts";

/** Something that the document states and no case can show, with the reason. Reviewed by people. */
export interface Exclusion {
  operation: string;
  kind: CoverageItem["kind"];
  name: string;
  reason: string;
}

/**
 * Reads a list of exclusions; none where there is no file.
 *
 * @throws where an entry lacks a part
 */
export function loadExclusions(file: string): Exclusion[] {
  return readReviewed<Exclusion>(file, "An exclusion", ["operation", "kind", "name", "reason"]);
}

/** The items with the reason why they cannot be covered, where one is known. */
export function excluded(items: CoverageItem[], operationId: string, exclusions: readonly Exclusion[]): CoverageItem[] {
  return items.map((item) => {
    const exclusion = item.covered
      ? undefined
      : exclusions.find(
          ({ operation, kind, name }) => operation === operationId && kind === item.kind && name === item.name,
        );
    return exclusion ? { ...item, excluded: exclusion.reason } : item;
  });
}
