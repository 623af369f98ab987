import { describePromise, type Operation } from "@demarc/spec";
import { literal } from "./print.ts";

/** What the document promised of each operation when the client was generated: apart from the client, which does not ship it. */
export function promisesFile(operations: Operation[]): string {
  return `/** What each operation takes and answers: its parameters, and the media types of each status. */
export const operationPromises = ${literal(Object.fromEntries(operations.map((operation) => [operation.operationId, describePromise(operation)])))} as const;
`;
}
