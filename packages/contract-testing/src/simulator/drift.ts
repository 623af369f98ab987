import type { Grade } from "@demarc/contract";

/** An answer of a simulator, to be changed by drift and sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Written as JSON; nothing is sent where it is undefined. */
  body?: unknown;
  /** Sent as it is, in place of the body. */
  text?: string;
  /** Breaks the connection after so many bytes of the body. */
  cutAfter?: number;
}

/**
 * One change of a value. `at` is a JSON pointer into it, with `*` for every entry or field; a place that it does not
 * have is ignored, but for `set` and `default`, which put something there.
 */
export type Edit =
  | { op: "rename"; at: string; to: string }
  | { op: "remove"; at: string }
  | { op: "set"; at: string; value: unknown }
  | { op: "default"; at: string; value: unknown }
  | { op: "add"; at: string; value: number }
  | { op: "convert"; at: string; to: "string" | "number" };

/** One change of an answer; `at` is a pointer into its body. */
export type Change =
  | Edit
  | { op: "body"; value: unknown }
  /** A list with all of its rows twice. */
  | { op: "double" }
  | { op: "wrap"; into: string }
  | { op: "unwrap"; from: string }
  | { op: "status"; status: number }
  /** Without the header where the value is null. */
  | { op: "header"; name: string; value: string | null }
  | { op: "text"; text: string }
  | { op: "replace"; from: string; to: string }
  | { op: "truncate"; keep: number }
  | { op: "cut"; keep: number };

/**
 * A row of `drifts.yaml`: a way in which a provider may differ from its document, and the finding that shows it.
 * `drifts.schema.json` says what each field means.
 */
export interface Drift {
  kind: string;
  title: string;
  on?: readonly string[];
  when?: Readonly<Record<string, unknown>>;
  request?: readonly Edit[];
  lost?: true;
  open?: true;
  changes?: readonly Change[];
  writes?: true;
  expect: { grade?: Grade; operationId: string; pointer: string; call?: string };
}
