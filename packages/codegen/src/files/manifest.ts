import { describeManifest, type Operation, type Spec } from "@demarc/openapi";
import { literal } from "../print.ts";

/** What the document says of each operation, kept apart from the client, which does not ship it. */
export function manifestFile({ hash }: Spec, operations: Operation[]): string {
  return `/** The hash of the bundled document that the client was generated from. */
export const specHash = "${hash}";

/** What each operation takes and answers: its parameters, and the media types of each status. */
export const operationManifests = ${literal(Object.fromEntries(operations.map((operation) => [operation.operationId, describeManifest(operation)])))} as const;
`;
}
