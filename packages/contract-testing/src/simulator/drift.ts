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

/** A row of `drifts.yaml`: a way in which a provider may differ from its document, and the finding that shows it. */
export interface Drift {
  kind: string;
  /** What changes, in plain words. */
  title: string;
  /** The operations that change; that of the finding by default. `*` is all of them but `token`, the token endpoint. */
  on?: readonly string[];
  /** The requests that are concerned, by JSON pointer: `/query/limit`, `/path/id`, `/body/name`, `/method`, `/slash`. */
  when?: Readonly<Record<string, unknown>>;
  /** How a request is changed before it is read: a parameter that is ignored is removed. */
  request?: readonly Edit[];
  /** Whether what the request does is answered and then forgotten. */
  lost?: true;
  /** Whether no credentials are asked for. */
  open?: true;
  /** How the answer to a request that succeeds is changed. */
  changes?: readonly Change[];
  /** Whether only a run that writes can detect it. */
  writes?: boolean;
  expect: {
    /** Breaking by default. */
    grade?: Grade;
    operationId: string;
    pointer: string;
    /** A part of the names of all calls that show it: `deleted=`. Any calls with credentials by default. */
    call?: string;
  };
}
