import type { ApiDescriptor, OperationDescriptor } from "./descriptors.ts";
import type { Caller, Hooks, Logger } from "./hooks.ts";
import type { CallArgs } from "./options.ts";
import type { RetryOptions } from "./transport/retry.ts";
import type { Credential, Send } from "./credentials/secret.ts";
import type { Validation } from "./validation/validation.ts";

export interface Connection {
  api: ApiDescriptor;
  baseUrl: string;
  credentials: ReadonlyMap<string, Credential>;
  /** The names of the schemes that the calls use, unless an operation has security of its own. */
  schemes: readonly string[];
  /** The caller's own, for every request, by their names in lower case. */
  headers: Readonly<Record<string, string>>;
  fetch: Send;
  /** Whether `fetch` is the platform's. */
  platformFetch: boolean;
  /** Whether reads are sent by POST, their query and the credentials in it as a form. */
  asForm: boolean;
  timeoutMs: number;
  attemptTimeoutMs: number;
  retry: Required<RetryOptions>;
  maxBodyBytes: number;
  hooks: Hooks;
  logger: Logger | undefined;
  validation: Validation | undefined;
}

/** What is known of a call besides its request. */
export interface CallContext {
  /** Undefined for a call through `raw`. */
  operation: OperationDescriptor | undefined;
  caller: Caller;
  /** The path template, as far as it is known. */
  path: string;
  args: CallArgs;
}
