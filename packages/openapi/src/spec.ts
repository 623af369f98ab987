import { createHash } from "node:crypto";
import type { OpenApiDocument } from "./document.ts";

/** A document with what it goes by in reports. */
export interface Spec {
  provider: string;
  document: OpenApiDocument;
  /** The first 16 hexadecimal digits of the SHA-256 of the bundled document. */
  hash: string;
}

/** A document under a name. */
export function specOf(document: OpenApiDocument, provider = "api"): Spec {
  return { provider, document, hash: hashDocument(document) };
}

/** The hash that generated files carry: equal for equal documents, whatever the files' layout and comments. */
export function hashDocument(document: OpenApiDocument): string {
  return createHash("sha256").update(JSON.stringify(document)).digest("hex").slice(0, 16);
}
