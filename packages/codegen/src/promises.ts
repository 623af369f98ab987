import { describePromise, type Operation, type Spec } from "@demarc/spec";
import { literal } from "./print.ts";

/** What the document promised of each operation when the client was generated: apart from the client, which does not ship it. */
export function promisesFile({ hash }: Spec, operations: Operation[]): string {
  return `/** The hash of the bundled document that the client was generated from. */
export const specHash = "${hash}";

/** What each operation takes and answers: its parameters, and the media types of each status. */
export const operationPromises = ${literal(Object.fromEntries(operations.map((operation) => [operation.operationId, describePromise(operation)])))} as const;
`;
}
