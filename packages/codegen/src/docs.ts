import {
  mapSchemas,
  mapSubschemas,
  notesOf,
  resolve,
  type Evidenced,
  type OpenApiDocument,
  type Operation,
  type Schema,
} from "@demarc/openapi";
import { oneLine } from "./print.ts";

/** The doc comment of an operation function: what it does, takes, throws, and how well that is known. */
export function operationDoc(document: OpenApiDocument, operation: Operation): string {
  const { object } = operation;
  const summary = object.summary ?? operation.operationId;
  // Before the tags: an editor shows what comes after one as a part of it.
  const lines = [
    summary,
    "",
    object.description?.trim() ?? "",
    "",
    ...marks(object),
    "",
    `Evidence: ${evidence(document, object)}`,
    "",
  ];
  for (const { node } of operation.parameters) {
    lines.push(
      `@param args.${node.in}.${node.name} ${onOneLine([`${node.description ?? ""}${fallback(node.schema?.default)}`, ...marks(node)].join(" "))}`,
    );
  }
  for (const mediaType of Object.values(operation.requestBody?.node.content ?? {})) {
    const schema = mediaType.schema && resolve(document, mediaType.schema);
    const text = schema?.description ?? operation.requestBody?.node.description;
    lines.push(`@param args.body ${onOneLine([text, ...marks(schema ?? {})].join(" "))}`);
  }
  for (const [status, { node }] of Object.entries(operation.responses)) {
    if (status.startsWith("2")) lines.push(`@returns ${onOneLine(node.description)}`);
    else lines.push(`@throws {HttpError} ${status}: ${onOneLine(node.description)}${evidenceNote(node)}`);
  }
  return lines.join("\n").replace(/\n{3,}/g, "\n\n");
}

/** A copy of a document whose schemas say in their descriptions what of them is known less well. */
export function withMarks(document: OpenApiDocument): OpenApiDocument {
  const described = (schema: Schema): Schema => {
    const copy = mapSubschemas(schema, ({ schema: child }) => described(child));
    const found = marks(schema);
    return found.length === 0
      ? copy
      : { ...copy, description: [schema.description?.trim() ?? "", ...found].join("\n").trim() };
  };
  return mapSchemas(document, described);
}

/** What of an object is only inferred, and the sentences that are known otherwise than it. */
function marks(node: Evidenced): string[] {
  const keywords = Object.entries(node["x-keyword-evidence"] ?? {}).flatMap(([keyword, level]) => {
    if (typeof level === "string") return level === "inferred" ? [keyword] : [];
    return Object.keys(level).flatMap((name) => (level[name] === "inferred" ? [`${keyword} ${name}`] : []));
  });
  return [
    ...(keywords.length > 0 ? [`Inferred: ${keywords.join(", ")}.`] : []),
    ...notesOf(node).map(({ text, evidence: level }) => `${text.trim()} (${level})`),
  ];
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
