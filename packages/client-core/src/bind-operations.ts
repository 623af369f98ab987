import type { OperationDescriptor } from "./descriptors.ts";
import type { Call, CallArgs } from "./options.ts";

/** The operation functions of descriptors by their names, over whatever carries out a call. */
export function bindOperations<Operations extends object>(descriptors: object): (call: Call) => Operations {
  return (call) =>
    Object.fromEntries(
      Object.entries<OperationDescriptor>(descriptors as Record<string, OperationDescriptor>).map(
        ([name, operation]) => {
          const { operationId } = operation;
          // By its name, which `isErrorOf` compares.
          return [name, { [operationId]: (args?: CallArgs) => call(operation, args) }[operationId]];
        },
      ),
    ) as Operations;
}
