import type { LiveCall } from "./call.ts";

/** One place where the provider differs from the document, and the call that showed it. Pointers as in a finding. */
export interface LiveViolation {
  call: LiveCall;
  pointer: string;
  specPointer: string;
  expected: string;
  found: string;
}

/** What a check has found wrong with a call, if there was one. */
export function violation(
  call: LiveCall | undefined,
  pointer: string,
  specPointer: string,
  expected: string,
  found: string,
): LiveViolation[] {
  return call ? [{ call, pointer, specPointer, expected, found }] : [];
}
