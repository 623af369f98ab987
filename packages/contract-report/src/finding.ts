import type { CaseResult, Finding } from "@demarc/contract";

/** What there is to say about a finding, in the order in which it is read. */
export function findingFacts(finding: Finding): [label: string, value: string][] {
  return [
    [
      finding.grade,
      finding.count === undefined
        ? finding.pointer
        : `${(finding.pointers ?? [finding.pointer]).join(", ")} … (${finding.count} places)`,
    ],
    ["expected", finding.expected],
    ["found", finding.found],
    ["promise", finding.specPointer],
    ...(finding.erratum === undefined ? [] : [["erratum", finding.erratum] satisfies [string, string]]),
    ...(finding.source === undefined
      ? []
      : [["written at", `${finding.source.file}:${finding.source.line}`] satisfies [string, string]]),
    ...(finding.curl === undefined ? [] : [["repeat", finding.curl] satisfies [string, string]]),
  ];
}

/** Why a case failed, for places that have room for one line. */
export function failureInShort({ findings, error }: CaseResult): string {
  const [first] = findings;
  if (!first) return error?.split("\n")[0] ?? "It failed without saying why.";
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : "";
  return `${first.pointer}: expected ${first.expected}, found ${first.found}${more}`;
}
