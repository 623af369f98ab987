import type { OperationDescriptor } from "../descriptors.ts";
import { ConfigurationError, type ErrorDetails } from "../errors.ts";
import { toJson } from "../transport/request.ts";
import { asText, entriesOf } from "../values/query.ts";
import { pairsOf } from "./styled-request.ts";

export function formBody(body: unknown, details: ErrorDetails, { parts = {} }: OperationDescriptor): string {
  const values: Record<string, unknown> = { ...(body as object) };
  const written = Object.keys(values).flatMap((name) => {
    const style = parts[name] ?? "form";
    const field = { in: "body", name, style, explode: style === "form" || style === "deepObject" };
    const isObject = typeof values[name] === "object" && !Array.isArray(values[name]);
    // An object in a form is JSON where the document gives it no style.
    return pairsOf(isObject && !(name in parts) ? { ...field, style: "json" } : field, values, details);
  });
  return written.map((pair) => pair.join("=")).join("&");
}

/** The parts of a form, with files as Blobs. */
export function multipartBody(body: unknown, details: ErrorDetails, { parts = {} }: OperationDescriptor): Blob {
  const boundary = `demarc-${crypto.randomUUID()}`;
  const written = Object.entries({ ...(body as object) }).flatMap(([name, value]) =>
    entriesOf(value).map((item) => {
      const { content, type = "", file = "" } = partOf(name, item, details);
      const named = parts[name] ?? type;
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}\r\n`;
      return new Blob([head, named && `Content-Type: ${named}\r\n`, "\r\n", content, "\r\n"]);
    }),
  );
  return new Blob([...written, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

function partOf(
  name: string,
  item: unknown,
  details: ErrorDetails,
): { content: string | Blob; type?: string; file?: string } {
  if (item instanceof Blob) {
    const file = `; filename="${quoted((item as File).name ?? name)}"`;
    return { content: item, type: item.type || "application/octet-stream", file };
  }
  if (typeof item === "object") return { content: toJson(item, details), type: "application/json" };
  return { content: asText(item, "body", name, details) };
}

/** A name within quotes, as the HTML standard has it. */
function quoted(name: string): string {
  return name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}

export function plainBody(body: unknown, details: ErrorDetails, { contentType = "" }: OperationDescriptor): Blob {
  const isBytes = body instanceof ArrayBuffer || ArrayBuffer.isView(body) || body instanceof Blob;
  if (!isBytes && typeof body !== "string")
    throw new ConfigurationError("the body is neither a text nor a Blob nor bytes.", details);
  // Of a range such as `image/*`, the Blob knows which it is.
  const own = (body instanceof Blob && body.type) || "application/octet-stream";
  return new Blob([body as string | Blob | ArrayBuffer], { type: contentType.includes("*") ? own : contentType });
}
