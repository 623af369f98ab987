import type { Schema } from "../document.ts";
import { typesOf } from "./resolve.ts";

/** Names of fields and parameters that mostly hold what belongs to a person or a customer. */
const names =
  /name$|login|user|phone|mobile|fax|e-?mail|address|street|city$|^zip|postal|postcode|company|contact|person|customer_?ref|iban|\bbic$|bank|^vat|tax|birth|gender|note|comment|remark|latitude|longitude|^ip$|ip_?addr/i;

const formats: ReadonlySet<unknown> = new Set([
  "email",
  "idn-email",
  "hostname",
  "idn-hostname",
  "ipv4",
  "ipv6",
  "uri",
  "iri",
]);

/** Keywords that say which texts there are. */
const telling = ["enum", "const", "x-extensible-enum", "pattern", "format"] as const;

/** Whether a name alone says that a value may belong to a person or a customer. */
export function isPersonalName(name: string): boolean {
  return names.test(name);
}

/**
 * Whether a value may belong to a person or a customer: as `x-personal` says, and without it by name, by format, and
 * wherever any text may stand.
 *
 * @param schemas all that describe the value
 */
export function isPersonal(name: string, schemas: readonly Schema[]): boolean {
  const marked = schemas.flatMap((schema) => schema["x-personal"] ?? []);
  if (marked.length > 0) return marked.includes(true);
  if (isPersonalName(name) || schemas.some((schema) => formats.has(schema["format"]))) return true;
  const isText = schemas.some((schema) => typesOf(schema).includes("string"));
  return isText && !schemas.some((schema) => telling.some((keyword) => schema[keyword] !== undefined));
}
