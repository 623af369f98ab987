import type { MockRequest, PreferredResponse } from "@demarc/mock";
import type { CaseKind } from "./report.ts";

/** What an operation is called with, by the names of the document. */
export interface CallArguments {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  header?: Record<string, unknown>;
  cookie?: Record<string, unknown>;
  body?: unknown;
}

/** What no client sends: the request has it as it is here. */
export interface RawRequest {
  method?: string;
  /** Behind the base address, in place of the operation's own. */
  path?: string;
  /** Beside the parameters. */
  query?: [name: string, text: string][];
  contentType?: string;
  /** The body as it goes out. */
  text?: string;
}

/** One side of a constraint, as a case shows it. */
export interface Shown {
  role: string;
  specPointer: string;
  side: "valid" | "invalid";
}

/** One call and what has to come of it. Plain data, made from the document alone. */
export interface ContractCase {
  /** Stable and readable, unique in its operation: `response/200/application.json/noCustomers`. */
  id: string;
  kind: CaseKind;
  /** What has to hold, in plain words. */
  title: string;
  /** JSON pointer into the document, to what the case is about. */
  specPointer: string;
  /** Where it shows one side of a constraint: whose it is (`200`, `query limit`, `body`), and which side. */
  shows?: Shown;
  args: CallArguments;
  /** Present where the call goes out over bare HTTP, because a client rightly refuses to send it. */
  raw?: RawRequest;
  /** The media type to ask for, where it is not the client's own. */
  accept?: string;
  /** Which documented response a mock is asked for; the mock's own choice where nothing is said. */
  prefer?: PreferredResponse;
  /** What else a mock is asked for. */
  mock?: MockRequest;
  /** Which alternative of the security requirements the client has credentials for. */
  alternative: number;
  /** Security schemes to take off the request on its way. */
  without?: string[];
  expect: {
    /** The status that counts. */
    status: number;
    /** The body, where the document says which. */
    body?: unknown;
    /** The answer is that of no operation: the document says nothing about it. */
    outside?: boolean;
    /** The title of the problem with which a mock refuses. */
    refusal?: string;
  };
}

/** A media type in the id of a case: `application.json`. */
export function idPart(mediaType: string): string {
  return mediaType.replaceAll("/", ".");
}

/** Whether a case may be sent to a provider: the document allows it, and it needs no mock. */
export function isForProviders({ kind, prefer, mock }: ContractCase): boolean {
  return (kind === "parameter" || kind === "body") && prefer === undefined && mock?.answer === undefined;
}
