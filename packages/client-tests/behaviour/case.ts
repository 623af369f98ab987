import { readFileSync } from "node:fs";
import type { CallOptions } from "@demarc/client-core";
import { parse } from "yaml";

/** One canned reply. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Before the headers. */
  delayMs?: number;
  /** Between two halves of the body. */
  slowMs?: number;
  /** Where the connection breaks. */
  cut?: "before" | "body";
  gzip?: boolean;
  /** How long to make the provider's own success, by a field that it does not promise. */
  bigBytes?: number;
}

export interface BehaviourCase {
  name: string;
  call: "read" | "create" | "update";
  options?: Record<string, unknown>;
  args?: { abortAfterMs?: number; [option: string]: unknown };
  replies?: ("ok" | number | Reply)[];
  /** Nothing listens at all. */
  refused?: boolean;
  requests: number;
  waits?: [least: number, most: number][];
  /** How long the call may take in all. */
  withinMs?: number;
  outcome: "success" | "error";
  error?: { message?: string; [field: string]: unknown };
  sameBodies?: boolean;
  sameCredentials?: boolean;
}

/** The options of a case's call; what aborts it starts to count now. */
export function callOptions({ args = {} }: BehaviourCase): CallOptions {
  const { abortAfterMs, ...options } = args;
  if (abortAfterMs === undefined) return options;
  return { ...options, signal: abortAfterMs === 0 ? AbortSignal.abort() : AbortSignal.timeout(abortAfterMs) };
}

/** All cases of `cases.yaml`. */
export const behaviourCases = parse(readFileSync(new URL("cases.yaml", import.meta.url), "utf8")) as BehaviourCase[];
