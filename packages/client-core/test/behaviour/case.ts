import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** One canned reply. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Where the reply stops: before its headers, or between two halves of its body. */
  stops?: "headers" | "body";
  /** After how many milliseconds it goes on. */
  forMs?: number;
  /** After exactly how many milliseconds the client has to end the attempt. */
  endsAfterMs?: number;
  /** Where the connection breaks. */
  cut?: "headers" | "body";
  gzip?: boolean;
  /** How long to make the success, by a field that is not documented. */
  bigBytes?: number;
}

export interface BehaviourCase {
  name: string;
  call: "read" | "create" | "update";
  options?: Record<string, unknown>;
  args?: Record<string, unknown>;
  replies?: ("ok" | number | Reply)[];
  /** Nothing listens at all. */
  refused?: boolean;
  /** What the caller aborts. */
  aborts?: "before the call" | "answer" | "wait";
  requests: number;
  waits?: number[];
  /** Without it, the call has to succeed. */
  error?: { message?: string; [field: string]: unknown };
  sameBodies?: boolean;
  sameCredentials?: boolean;
}

/** All cases of `cases.yaml`. */
export const behaviourCases = parse(readFileSync(new URL("cases.yaml", import.meta.url), "utf8")) as BehaviourCase[];
