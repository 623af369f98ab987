import type { ParameterValues } from "@demarc/openapi";

/** A mock: answers requests by its document. */
export interface Mock {
  /** For reports: `in-process mock (Prism)`. */
  name: string;
  /** What the paths of the document are appended to. */
  baseUrl: string;
  /** It does what {@link MockRequest} asks. */
  isMock: true;
  fetch(request: Request): Promise<Response>;
}

/** A mock that keeps what it has answered and, where it has state, what was written to it. */
export interface WatchedMock extends Mock {
  /** The latest requests, as `GET /__demarc/requests` gives them. */
  requests(): readonly MockEvent[];
  /** The state as plain JSON; undefined where the mock has none. */
  state(): unknown;
  /** Forgets what was written and asked, as `POST /__demarc/reset` does. */
  reset(): void;
}

/** What answers requests as a provider does, from a state of plain JSON that requests change in place. */
export interface Simulator<State = unknown, Drift extends DriftKind = DriftKind> {
  initial(): State;
  simulate(state: State, drift?: Drift): { fetch(request: Request): Response | Promise<Response> };
  drifts: readonly Drift[];
}

/** A way in which a provider may differ from its document. */
export interface DriftKind {
  kind: string;
  /** What changes, in plain words. */
  title: string;
}

/** A request that a mock has answered. Nothing in it is secret: no query, no header, no body. */
export interface MockEvent {
  method: string;
  path: string;
  status: number;
  /** Why it was refused, where the document does not allow it: `query limt: expected no such parameter`. */
  refusals: string[];
  /** Where the answer of a simulator is not what the document says, without values. */
  differences: string[];
}

export interface MockOptions {
  /** Told of each request that was answered. */
  onAnswer?: (event: MockEvent) => void;
  /** Answers from a state in place of the document's examples. */
  simulator?: Simulator | undefined;
  /** The state to begin with, as {@link WatchedMock.state} gave it. */
  data?: unknown;
  /** What goes wrong with each request; a header of the same name says so for one. */
  faults?: FaultTexts | undefined;
}

/** What goes wrong on a provider's bad day. */
export interface FaultTexts {
  /** Milliseconds before each answer: `200`, or `200-800` for some number between. */
  latency?: string | undefined;
  /** A status to fail with, and how often: `503`, `503:10%`. */
  fail?: string | undefined;
  /** How many requests are answered in a time, before 429: `5/s`, `100/m`. */
  "rate-limit"?: string | undefined;
  /** A way in which the provider may differ from its document, by its name. */
  drift?: string | undefined;
}

/** What a mock can be asked for that no document says, in the header {@link controlHeader}. */
export interface MockRequest {
  /** Answer with this instead of an example. The mock refuses what its document does not allow. */
  answer?: { body?: unknown; headers?: Record<string, string | null> };
  /** Say in the header {@link valuesHeader} how the request was read: a {@link ParameterValues}. */
  tell?: boolean;
}

export const controlHeader = "demarc-mock";
export const valuesHeader = "demarc-values";

/** The type of the problem with which a mock refuses to answer with what its document does not allow. */
export const undocumentedAnswer = "urn:demarc:undocumented-answer";

/** Its titles: whether the answer would break the document, or add to it. */
export const undocumentedTitles = { breaking: "This answer breaks the document", additive: "This is not documented" };

/** A value as a header's text. */
export function toHeader(value: MockRequest | ParameterValues): string {
  return encodeURIComponent(JSON.stringify(value));
}

/** What {@link toHeader} wrote; undefined where there is none. */
export function fromHeader<T>(text: string | null | undefined): T | undefined {
  return text ? (JSON.parse(decodeURIComponent(text)) as T) : undefined;
}
