import type { OpenApiDocument } from "./document.ts";

/**
 * Refuses a document of another version than OpenAPI 3.1, whose keywords would be read wrongly.
 *
 * @throws with what to do about it
 */
export function assertVersion(document: OpenApiDocument): void {
  const { openapi, swagger } = document as { openapi?: unknown; swagger?: unknown };
  const version = String(openapi ?? swagger ?? "unknown");
  if (/^3\.1(\.|$)/.test(version)) return;
  const advice = version.startsWith("3.0")
    ? "loadDocument of @demarc/spec converts it, as `npm run contract -- --document` does."
    : "Convert it to OpenAPI 3.1 first.";
  throw new Error(`The document is of version ${version}, and OpenAPI 3.1 is what is read here. ${advice}`);
}
