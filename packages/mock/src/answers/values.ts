import { isJson, responseHeaders, writeParameter, type Located, type ResponseObject } from "@demarc/openapi";
import type { Prepared } from "@demarc/openapi/prepared";

/** A value as a body of a media type: of a range, as JSON. */
export function textOf(type: string, value: unknown): { text: string; type: string } {
  const plain = typeof value === "string" ? "text/plain" : "application/json";
  const own = type.includes("*") ? plain : type;
  if (isJson(own)) return { text: JSON.stringify(value), type: own };
  if (typeof value === "string") return { text: value, type: own };
  return { text: own.includes("xml") ? "<example/>" : JSON.stringify(value), type: own };
}

/** The documented headers of a response, each with its example or a sample. */
export function headersOf(prepared: Prepared, response: Located<ResponseObject>): [string, string][] {
  return responseHeaders(prepared.document, response).flatMap(({ name, node, pointer }) => {
    const value = prepared.parameterSample(node, pointer);
    const written = writeParameter({ ...node, name, in: "header" }, value)[0]?.[1];
    // A line end cannot stand in a header.
    const isWritten = value !== undefined && written !== undefined && /^[\x20-\x7e]*$/.test(written);
    return isWritten && name.toLowerCase() !== "content-type" ? [[name, written] as [string, string]] : [];
  });
}
