import type { Finding } from "./report/model.ts";

/** How many places of a folded finding are named. */
const named = 3;

/**
 * Findings of the same kind become one, with a count and the first places: the thousand rows that lack a field are
 * one thing to know. The same kind is the same promise, in places that differ by the indices of arrays alone.
 */
export function foldFindings(findings: readonly Finding[]): Finding[] {
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = [
      finding.grade,
      finding.operationId,
      finding.specPointer,
      finding.expected,
      finding.pointer.replaceAll(/\/\d+(?=\/|$)/g, "/*"),
    ].join("\n");
    const kind = kinds.get(key);
    if (kind) kind.push(finding);
    else kinds.set(key, [finding]);
  }
  return [...kinds.values()].flatMap((kind) => {
    const [first] = kind;
    if (!first) return [];
    return kind.length === 1
      ? [first]
      : [{ ...first, count: kind.length, pointers: kind.slice(0, named).map(({ pointer }) => pointer) }];
  });
}
