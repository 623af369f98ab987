import type { CoverageItem } from "@demarc/contract";

const kinds: Record<CoverageItem["kind"], string> = {
  operation: "Operation",
  status: "Statuses",
  "media type": "Media types",
  example: "Examples",
  header: "Headers",
  parameter: "Parameters",
  "parameter value": "Parameter values",
  property: "Properties",
  "property value": "Property values",
  constraint: "Constraints, valid and invalid",
};

export interface CoverageGroup {
  name: string;
  items: CoverageItem[];
  covered: number;
}

/** The documented items by kind, in the order in which they are shown. Kinds without items are left out. */
export function coverageGroups(coverage: readonly CoverageItem[]): CoverageGroup[] {
  return (Object.keys(kinds) as CoverageItem["kind"][])
    .map((kind) => ({ name: kinds[kind], items: coverage.filter((item) => item.kind === kind) }))
    .filter(({ items }) => items.length > 0)
    .map((group) => ({ ...group, covered: group.items.filter((item) => item.covered).length }));
}
