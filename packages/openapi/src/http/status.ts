import type { OpenApiDocument, ResponseObject } from "../document.ts";
import { successResponses, type Located, type Operation } from "../operations.ts";
import { at } from "../pointer.ts";
import { bodilessStatuses } from "./message.ts";

/**
 * The status that counts: HTTP's, unless HTTP says success and the document keeps a status in the body
 * (`x-status-in-body`), which then counts. Three digits are a status, as text or as a number; anything else in its
 * place leaves the word to HTTP.
 */
export function statusThatCounts(document: OpenApiDocument, httpStatus: number, body: unknown): number {
  const pointer = document["x-status-in-body"];
  if (pointer === undefined || !isSuccess(httpStatus)) return httpStatus;
  const inBody = String(at(body, pointer));
  return /^\d{3}$/.test(inBody) ? Number(inBody) : httpStatus;
}

/**
 * The status of HTTP that a documented response comes with: its own, but 200 for one that HTTP allows no body
 * (204), where the document keeps the status in the body.
 */
export function httpStatusFor(document: OpenApiDocument, status: number): number {
  return document["x-status-in-body"] !== undefined && isSuccess(status) && bodilessStatuses.has(status) ? 200 : status;
}

/** Whether a status says success: 200 to 299. A redirect says nothing of the kind. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** The documented response of a status: its own, that of its class (`4XX`), or the default. */
export function responseFor(operation: Operation, status: number | string): Located<ResponseObject> | undefined {
  const { responses } = operation;
  const code = String(status);
  return responses[code] ?? responses[`${code[0]}XX`] ?? responses["default"];
}

/** The status with which an operation says success: its first 2xx, 200 by its default, or a redirect; undefined where it documents none. */
export function successStatus(operation: Operation): number | undefined {
  const [documented] = successResponses(operation)[0] ?? [];
  if (documented) return Number(documented.replace(/XX$/, "00"));
  if (operation.responses["default"]) return 200;
  const redirect = Object.keys(operation.responses).find((status) => /^3\d\d$/.test(status));
  return redirect === undefined ? undefined : Number(redirect);
}
