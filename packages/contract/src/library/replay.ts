import { checkResponse, parseJson, specOf, type OpenApiDocument, type ReceivedResponse } from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import { observed } from "../check/observation.ts";
import { findingsOf } from "../findings/findings.ts";
import type { OperationReport, ProviderReport } from "../model/report.ts";
import { checkRequest, type CheckRequestOptions } from "./check-request.ts";
import { headOf, resultOf } from "./report.ts";

/** The parts of an HTTP Archive (HAR 1.2) that are read. */
interface Entry {
  time?: number;
  request: { method: string; url: string; headers: Header[]; postData?: { text?: string } };
  response: { status: number; headers: Header[]; content: { text?: string; encoding?: string } };
}

interface Header {
  name: string;
  value: string;
}

/**
 * Checks the exchanges of an HTTP Archive, of a browser or of any other tool, against a document.
 *
 * @returns a report with a case for each exchange, and the calls that the document has no operation for
 * @throws where the text is no HTTP Archive
 */
export function replayArchive(
  document: OpenApiDocument,
  text: string,
  options: CheckRequestOptions = {},
): { report: ProviderReport; unknown: string[] } {
  const { provider = "api" } = options;
  const entries = (parseJson(text).value as { log?: { entries?: Entry[] } } | undefined)?.log?.entries;
  if (!entries) throw new Error("The file is no HTTP Archive: it has no log.entries.");
  const spec = specOf(document, provider);
  const { schemas } = prepare(document);
  const reports = new Map<string, OperationReport>();
  const unknown: string[] = [];
  for (const [index, { time = 0, request, response }] of entries.entries()) {
    const { method, url } = request;
    const sent = { method, url, headers: byName(request.headers), text: request.postData?.text ?? "" };
    const checked = checkRequest(document, sent, options);
    if (!checked) {
      unknown.push(`${method} ${new URL(url).pathname}`);
      continue;
    }
    const { operation, findings } = checked;
    const { operationId } = operation;
    const exchange = { request: { ...sent, body: undefined }, response: received(response) };
    const violations = checkResponse({ document }, schemas, operation, exchange);
    const all = [...findings, ...findingsOf(spec, observed(operation, violations, { exchange }), options)];
    const report = reports.get(operationId) ?? { ...headOf(operationId, operation), cases: [], coverage: [] };
    const title = `${method} ${new URL(url).pathname} answered with ${response.status}`;
    report.cases.push(resultOf(`${provider}/${operationId}/replay/${index}`, { kind: "response", title }, all, time));
    reports.set(operationId, report);
  }
  const { title, version } = document.info;
  const operations = [...reports.values()];
  const durationMs = entries.reduce((sum, { time = 0 }) => sum + time, 0);
  const head = { provider, title, version, hash: spec.hash, target: "recording", durationMs, errata: [] };
  return { report: { ...head, operations }, unknown };
}

function received({ status, headers, content }: Entry["response"]): ReceivedResponse {
  const text = content.encoding === "base64" ? atob(content.text ?? "") : (content.text ?? "");
  return { status, headers: byName(headers), text };
}

/** By their names in small letters. Those of HTTP/2 itself (`:path`) are none. */
function byName(headers: readonly Header[]): Record<string, string> {
  return Object.fromEntries(
    headers.flatMap(({ name, value }) => (name.startsWith(":") ? [] : [[name.toLowerCase(), value]])),
  );
}
