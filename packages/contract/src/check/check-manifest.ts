import { isDeepStrictEqual } from "node:util";
import { describeOperation, describeManifest, type Operation, type Spec } from "@demarc/openapi";
import type { Finding } from "../model/finding.ts";
import type { ClientUnderTest } from "../model/client-under-test.ts";
import { show } from "./show.ts";

/**
 * Holds what the client's generated code says of an operation against the document. Cases are made from the
 * document, so a status or parameter taken out of it would leave no trace in them; the client still has it.
 *
 * @param operation undefined where the document has lost the operation
 */
export function checkManifest(
  spec: Spec,
  operationId: string,
  operation: Operation | undefined,
  { operationDescriptors, operationManifests }: ClientUnderTest,
): Finding[] {
  const finding = (pointer: string, specPointer: string, expected: unknown, found: unknown): Finding => ({
    grade: "breaking",
    provider: spec.provider,
    operationId,
    pointer,
    specPointer,
    expected: `${show(expected)}, as the client was generated with`,
    found: `${show(found)} in the document`,
  });
  if (!operation) return [finding("/client", "/paths", operationId, undefined)];
  const descriptor = operationDescriptors[operationId];
  if (!descriptor) return [finding("/client", operation.pointer, undefined, operationId)];
  return differences(
    // What it does beside the data follows from them.
    { ...withoutFunctions(descriptor), ...operationManifests[operationId] },
    { ...describeOperation(spec.document, operation), ...describeManifest(operation) },
  ).map(({ pointer, left, right }) =>
    finding(
      `/client${pointer}`,
      pointer.startsWith("/responses") ? `${operation.pointer}${pointer}` : operation.pointer,
      left,
      right,
    ),
  );
}

function withoutFunctions(descriptor: object): object {
  return Object.fromEntries(Object.entries(descriptor).filter(([, value]) => typeof value !== "function"));
}

/** Where two JSON values differ, as deep down as they are both objects. */
function differences(
  left: unknown,
  right: unknown,
  pointer = "",
): { pointer: string; left: unknown; right: unknown }[] {
  if (isDeepStrictEqual(left, right)) return [];
  if (!isPlain(left) || !isPlain(right)) return [{ pointer, left, right }];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
    differences(left[key], right[key], `${pointer}/${key}`),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
