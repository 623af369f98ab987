/**
 * One statement of `live.yaml` about a provider: a call, and what its answer has to show; `live.schema.json` says what each
 * field means. In values, `$name/pointer` stands for what an earlier step, or the plain call of an operation, has returned,
 * and `{name}` in a text for a value. In a pointer `last` is the last entry, `any` the first that has the rest of it, and
 * `*` makes a list of all.
 */
export type Step = {
  [
    Name in
      | "seen"
      | "call"
      | "pages"
      | "as"
      | "note"
      | "frees"
      | "blame"
      | "by"
      | "rows"
      | "row"
      | "distinct"
      | "rises"
      | "falls"
      | "counts"
      | "parts"
      | "of"
  ]?: string;
} & { [Name in "path" | "query" | "expect" | "every" | "find" | "pick" | "having"]?: Record<string, unknown> } & {
  length?: number;
  body?: unknown;
  until?: "ended";
  succeeds?: true;
  optional?: true;
  atLeast?: number;
  atMost?: number;
  filters?: string[];
  except?: unknown[];
};

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
