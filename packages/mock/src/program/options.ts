import type { FaultTexts } from "../protocol.ts";
import { faultNames } from "../faults/texts.ts";

/** The options of `npm run mock` and of the published program, each with its line of help. */
export const mockOptions = {
  stateful: { type: "boolean", help: "what is written stays, and can be read again" },
  data: { type: "string", help: "a JSON file of state by provider to start from" },
  save: { type: "boolean", help: "write the state back to the file of --data at the end" },
  latency: { type: "string", help: "milliseconds before each answer: 200, 200-800" },
  fail: { type: "string", help: "a status to fail with, and how often: 503:10%" },
  "rate-limit": { type: "string", help: "how many requests are answered, then 429: 5/s" },
  drift: { type: "string", help: "differ from the document in one of the ways that --drifts lists" },
  drifts: { type: "boolean", help: "list the ways in which each provider may differ, and end" },
  "port-offset": { type: "string", help: "a number to add to each port, where one is taken" },
} as const satisfies Record<string, { type: "boolean" | "string"; help: string }>;

/** What the options set. */
export interface MockSettings {
  flags: ReadonlySet<string>;
  texts: Record<string, string | undefined>;
}

/** What is to go wrong with each request. */
export function faultTexts({ texts }: MockSettings): FaultTexts {
  return Object.fromEntries(faultNames.flatMap((name) => (texts[name] === undefined ? [] : [[name, texts[name]]])));
}

/** Whether the mock has to answer from a state. */
export function isStateful({ flags, texts }: MockSettings): boolean {
  return flags.has("stateful") || texts["data"] !== undefined || texts["drift"] !== undefined;
}
