import type { Finding } from "@demarc/contract";

/** Findings as plain text: provider, operation, place, what was promised, what came. */
export function formatFindings(findings: Finding[]): string {
  return findings
    .map(
      ({ provider, operationId, pointer, specPointer, expected, found }) =>
        `${provider} ${operationId} ${pointer}: expected ${expected}; found ${found} (promised at #${specPointer})`,
    )
    .join("\n");
}
