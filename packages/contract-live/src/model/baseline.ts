/** Known drift that a run does not fail for. */
export interface BaselineEntry {
  provider: string;
  operation: string;
  /** JSON pointer of the finding; `*` for the index of any row. */
  pointer: string;
  reason: string;
  /** The last day on which it applies, `2027-01-31`. */
  until: string;
}
