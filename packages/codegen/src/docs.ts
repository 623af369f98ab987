import { resolve, type Evidenced, type OpenApiDocument, type Operation } from "@demarc/openapi";
import { oneLine } from "./print.ts";

/** The doc comment of an operation function: what it does, takes, throws, and how well that is known. */
export function operationDoc(document: OpenApiDocument, operation: Operation): string {
  const { object } = operation;
  const summary = object.summary ?? operation.operationId;
  // Before the tags: an editor shows what comes after one as a part of it.
  const lines = [summary, "", object.description?.trim() ?? "", "", `Evidence: ${evidence(document, object)}`, ""];
  for (const { node } of operation.parameters) {
    lines.push(
      `@param args.${node.in}.${node.name} ${onOneLine(`${node.description ?? ""}${fallback(node.schema?.default)}`)}`,
    );
  }
  for (const mediaType of Object.values(operation.requestBody?.node.content ?? {})) {
    const schema = mediaType.schema && resolve(document, mediaType.schema);
    lines.push(`@param args.body ${onOneLine(schema?.description ?? operation.requestBody?.node.description)}`);
  }
  for (const [status, { node }] of Object.entries(operation.responses)) {
    if (status.startsWith("2")) lines.push(`@returns ${onOneLine(node.description)}`);
    else lines.push(`@throws {HttpError} ${status}: ${onOneLine(node.description)}${evidenceNote(node)}`);
  }
  return lines.join("\n").replace(/\n{3,}/g, "\n\n");
}

function evidence(document: OpenApiDocument, node: Evidenced): string {
  const sources = [node["x-source"] ?? []].flat().map((key) => document["x-sources"]?.[key]?.title ?? key);
  return `${node["x-evidence"] ?? "inferred"}${sources.length > 0 ? `, ${sources.join("; ")}` : ""}.`;
}

function evidenceNote(node: Evidenced): string {
  return node["x-evidence"] === "inferred" ? " (inferred)" : "";
}

function fallback(value: unknown): string {
  return value === undefined ? "" : ` Default: \`${JSON.stringify(value)}\`.`;
}

function onOneLine(text = ""): string {
  return oneLine(text.trim().replaceAll(/(?<!\s)\s*\n\s*/g, " "));
}
