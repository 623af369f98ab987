import type { OpenApiDocument, Schema } from "../document.ts";
import { shapeOf } from "../schema/shape.ts";
import { isForm, isJson, parseMediaType } from "./media-type.ts";
import { readText, writeParameter, type Pairs } from "./parameter-style.ts";

const boundary = "demarc-part-of-the-form";

/** Writes a body of a media type, with the header that names it. Of what is neither JSON nor a form, a text is meant. */
export function writeBody(type: string, value: unknown): { text: string; contentType: string } {
  if (!isForm(type) || typeof value !== "object" || value === null)
    return { text: typeof value === "string" && !isJson(type) ? value : JSON.stringify(value), contentType: type };
  const fields = Object.entries(value).flatMap(([name, field]) =>
    writeParameter({ name, in: "query" }, asField(field)),
  );
  if (!type.startsWith("multipart/")) return { text: new URLSearchParams(fields).toString(), contentType: type };
  const parts = fields.map(
    ([name, text]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  return { text: `${parts.join("")}--${boundary}--\r\n`, contentType: `${type}; boundary=${boundary}` };
}

/** An object in a field is written as JSON: OpenAPI leaves it to the encoding, and this one is read by everybody. */
function asField(field: unknown): unknown {
  return typeof field === "object" && field !== null && !Array.isArray(field) ? JSON.stringify(field) : field;
}

/** The fields of a form, with the types that its schema has for them. */
export function readForm(document: OpenApiDocument, schema: Schema, contentType: string, text: string): object {
  const shape = shapeOf(document, schema);
  const fields = new Map<string, string[]>();
  for (const [name, field] of pairsOf(contentType, text)) fields.set(name, [...(fields.get(name) ?? []), field]);
  return Object.fromEntries(
    [...fields].map(([name, texts]) => {
      const field = shape.properties?.[name] ?? (shape.additionalProperties as Schema | undefined) ?? {};
      const isList = field.type?.includes("array") || texts.length > 1;
      return [name, isList ? texts.map((each) => readText(field.items ?? {}, each)) : readText(field, texts[0] ?? "")];
    }),
  );
}

function pairsOf(contentType: string, text: string): Pairs {
  const given = parseMediaType(contentType)?.parameters["boundary"];
  if (given === undefined) return [...new URLSearchParams(text)];
  return text
    .split(`--${given}`)
    .slice(1, -1)
    .flatMap((part): Pairs => {
      const end = part.indexOf("\r\n\r\n");
      const name = /name="([^"]*)"/.exec(part.slice(0, end))?.[1];
      return name === undefined ? [] : [[name, part.slice(end + 4, -2)]];
    });
}
