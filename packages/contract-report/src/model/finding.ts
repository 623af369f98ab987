import type { Finding } from "@demarc/contract";

/** The facts of a finding, in the order in which they are read. */
export function findingFacts(finding: Finding): [label: string, value: string][] {
  const { grade, pointer, pointers = [pointer], count, expected, found, specPointer, source, example } = finding;
  const optional: [label: string, value: string | undefined][] = [
    ["erratum", finding.erratum],
    ["written at", source && `${source.file}:${source.line}`],
    ["what to do", finding.advice],
    ["example at", example && `${example.file}:${example.line}`],
  ];
  return [
    [grade, count === undefined ? pointer : `${pointers.join(", ")} … (${count} places)`],
    ["expected", expected],
    ["found", found],
    ["documented at", specPointer],
    ...optional.flatMap(([label, value]): [string, string][] => (value === undefined ? [] : [[label, value]])),
  ];
}

/** A finding on one line: operation, place, what was expected and what was found, and where that is documented. */
export function findingLine({ provider, operationId, pointer, specPointer, expected, found }: Finding): string {
  return `${provider} ${operationId} ${pointer}: expected ${expected}; found ${found} (documented at ${specPointer})`;
}
