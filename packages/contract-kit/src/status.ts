import { at, type Spec } from "@demarc/spec";

/** HTTP's status, unless the document keeps one in the body and HTTP hides it behind a 200. */
export function statusThatCounts(spec: Spec, httpStatus: number, body: unknown): number {
  const pointer = spec.document["x-status-in-body"];
  const inBody = pointer === undefined || httpStatus !== 200 ? undefined : at(body, pointer);
  return typeof inBody === "string" && /^\d{3}$/.test(inBody) ? Number(inBody) : httpStatus;
}
