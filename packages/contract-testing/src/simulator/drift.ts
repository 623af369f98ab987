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
 * One change to an answer. `at` is a JSON pointer into the body, with `*` for every entry or field; a place that an
 * answer does not have is ignored.
 */
export type Change =
  | { op: "rename"; at: string; to: string }
  | { op: "remove"; at: string }
  | { op: "set"; at: string; value: unknown }
  | { op: "convert"; at: string; to: "string" | "number" }
  | { op: "body"; value: unknown }
  | { op: "wrap"; into: string }
  | { op: "unwrap"; from: string }
  | { op: "status"; status: number }
  /** Without the header where the value is null. */
  | { op: "header"; name: string; value: string | null }
  | { op: "text"; text: string }
  | { op: "replace"; from: string; to: string }
  | { op: "truncate"; keep: number }
  | { op: "cut"; keep: number }
  /** Another behaviour of the simulator, by its name. */
  | { op: "behave"; as: string };

/** A row of `drifts.yaml`: a way in which a provider may differ from its document, and the finding that shows it. */
export interface Drift {
  kind: string;
  /** What changes, in plain words. */
  title: string;
  /** The operations that change; that of the finding by default. `token` is the token endpoint. */
  on?: readonly string[];
  changes: readonly Change[];
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
