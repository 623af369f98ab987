import type { OperationDescriptor } from "./descriptors.ts";
import type { Caller } from "./hooks.ts";
import type { CallArgs } from "./options.ts";

/** What is known of a call besides its request. */
export interface CallContext {
  /** Undefined for a call through `raw`. */
  operation: OperationDescriptor | undefined;
  caller: Caller;
  /** The path template, as far as it is known. */
  path: string;
  args: CallArgs;
}
