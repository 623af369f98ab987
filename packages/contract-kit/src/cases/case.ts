import type { CaseKind } from "../report/model.ts";
import type { PreferredResponse } from "../targets/prefer.ts";

/** What an operation function is called with. */
export interface CaseArgs {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** One call and what has to come of it. Plain data, made from the document alone. */
export interface ContractCase {
  /** Stable and readable, unique in its operation: `response/200/application.json/noCustomers`. */
  id: string;
  kind: CaseKind;
  /** What has to hold, in plain words. */
  title: string;
  args: CaseArgs;
  /** The media type to ask for, where it is not the client's own. */
  accept?: string;
  /** Which documented response a mock is asked for; the mock's own choice where nothing is said. */
  prefer?: PreferredResponse;
  /** Which alternative of the security requirements the client has credentials for. */
  alternative: number;
  /** Security schemes to take off the request on its way. */
  without?: string[];
  expect: {
    /** The status that counts. */
    status: number;
    /** The body, where the document says which. */
    body?: unknown;
  };
}
