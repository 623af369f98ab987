import type { LiveCall } from "./call.ts";

/** One place where the provider differs from the document, and the call that showed it. Pointers as in a finding. */
export interface LiveViolation {
  call: LiveCall;
  pointer: string;
  specPointer: string;
  expected: string;
  found: string;
}
