import type { Grade } from "@demarc/contract";

/** An answer of a simulator before it goes over the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Written as JSON; nothing is sent where it is undefined. */
  body?: unknown;
  /** Sent in place of the body, as it stands. */
  text?: string;
  /** Ends the connection after so many bytes. */
  cutAfter?: number;
}

/**
 * One change to an answer. `at` is a JSON pointer into the body, in which `*` stands for every entry or field; a
 * place that an answer does not have is left alone.
 */
export type Change =
  | { op: "rename"; at: string; to: string }
  | { op: "remove"; at: string }
  | { op: "set"; at: string; value: unknown }
  | { op: "convert"; at: string; to: "string" | "number" | "array" | "object" }
  | { op: "body"; value: unknown }
  | { op: "wrap"; into: string }
  | { op: "unwrap"; from: string }
  | { op: "status"; status: number }
  | { op: "header"; name: string; value: string | undefined }
  | { op: "text"; text: string }
  | { op: "replace"; from: string; to: string }
  | { op: "truncate"; keep: number }
  | { op: "cut"; keep: number }
  /** Something that the simulator does differently, by a name that it knows. */
  | { op: "behave"; as: string };

/** A way in which a provider may stop keeping its promise, and what a run has to say of it. */
export interface Drift {
  kind: string;
  /** What changes, in plain words. */
  title: string;
  /** The routes that it concerns; all but the token endpoint where nothing is said. */
  on?: readonly string[];
  changes: readonly Change[];
  /** Whether it shows only to a run that writes. */
  writes?: boolean;
  expect: { grade: Grade; operationId: string; pointer: string };
}
