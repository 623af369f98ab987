/**
 * One statement of `live.yaml` about a provider: a call, and what its answer has to show. In values, `$name/pointer`
 * stands for what an earlier step, or the plain call of an operation, has returned, and `{name}` in a text for a value.
 * In a pointer `last` is the last entry, `any` the first that has the rest of it, and `*` makes a list of all.
 */
export interface Step {
  /** A read that the run has made already, with these query values and its limit. Nothing is said where it was not. */
  seen?: string;
  /** A call to make. */
  call?: string;
  /** A list to read by two pages of so many rows, as its `x-paging` says. */
  pages?: string;
  length?: number;
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  /** Whether the call is made again until the task has ended, as `x-task` says. */
  until?: "ended";
  /** The name of the body that is returned, for the steps after it. */
  as?: string;
  /** What the call leaves behind, unless it is refused. */
  note?: string;
  /** The step whose note is taken back where this one finds everything as it should be. */
  frees?: string;
  /** The step whose call has what is found here to answer for. */
  blame?: string;
  /** The parameter that documents what is expected; by default that is the place in the answer. */
  by?: string;
  /** JSON pointer to the rows of a list. */
  rows?: string;
  succeeds?: true;
  /** By JSON pointer into the body: the value, or a condition. */
  expect?: Record<string, unknown>;
  /** Whether a place of `expect` may be missing. */
  optional?: true;
  /** By column: the value, or a condition, of each row that has the column. */
  every?: Record<string, unknown>;
  /** The columns of a row that has to be there, and its name for the steps after it. */
  find?: Record<string, unknown>;
  /** The same of a row that need not be there. */
  pick?: Record<string, unknown>;
  row?: string;
  /** What else the columns of that row have to show. */
  having?: Record<string, unknown>;
  /** Columns: no two rows have the same; rows rise by it; rows fall by it. */
  distinct?: string;
  rises?: string;
  falls?: string;
  /** The list whose rows the answer counts. */
  counts?: string;
  atLeast?: number;
  atMost?: number;
  /** Parameters that are columns as well: each read with one has rows of the value asked for. */
  filters?: string[];
  /** Values of these that ask for rows of every kind. */
  except?: unknown[];
  /** A parameter: what the reads with it count at `of` is together no more than the read without it counts. */
  parts?: string;
  of?: string;
}

/** Steps, and groups of them: a reference that leads nowhere ends its group alone. */
export type Steps = readonly (Step | Steps)[];

/** What is wrong with an answer, at a JSON pointer into its body. */
export interface Unmet {
  pointer: string;
  expected: string;
  found: string;
  /** The parameter that documents it, where the step names none. */
  by?: string | undefined;
}
