import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { parseJson } from "@demarc/openapi";
import type { LiveExchange } from "../model/call.ts";
import harForm from "./har-form.json" with { type: "json" };

/** The parts of an HTTP Archive (HAR 1.2) that are read back. */
interface HarEntry {
  startedDateTime: string;
  time: number;
  comment: string;
  request: { method: string; url: string; headers: { name: string; value: string }[]; postData?: { text: string } };
  response: { status: number; headers: { name: string; value: string }[]; content: { text?: string } };
  _cut?: LiveExchange["cut"];
}

/** Redacted exchanges as an HTTP Archive, which browsers and proxies can open. Cookies are left out. */
export function toHar(provider: string, exchanges: readonly LiveExchange[]): string {
  const pairs = (values: Iterable<[string, string]>) => Array.from(values, ([name, value]) => ({ name, value }));
  const message = (headers: Record<string, string>) => ({
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: pairs(Object.entries(headers)),
    headersSize: -1,
    bodySize: -1,
  });
  const entries = exchanges.map(({ operationId, startedAt, durationMs, request, response, cut }) => {
    const { method, url, headers } = request;
    const body = typeof request.body === "string" ? request.body : JSON.stringify(request.body);
    const content = { size: response.text.length, mimeType: response.headers["content-type"] ?? "" };
    return {
      startedDateTime: startedAt,
      time: durationMs,
      comment: operationId,
      request: {
        method,
        url,
        ...message(headers),
        queryString: pairs(new URL(url).searchParams),
        ...(body !== undefined && { postData: { mimeType: headers["content-type"] ?? "", text: body } }),
      },
      response: {
        status: response.status,
        statusText: "",
        ...message(response.headers),
        content: { ...content, text: response.text },
        redirectURL: response.headers["location"] ?? "",
      },
      cache: {},
      timings: { send: 0, wait: durationMs, receive: 0 },
      ...(cut && { _cut: cut }),
    };
  });
  const log = { version: "1.2", creator: { name: "demarc", version: "1" }, comment: provider, entries };
  return `${JSON.stringify({ log }, undefined, 1)}\n`;
}

/**
 * Reads a recording.
 *
 * @throws where it is no HTTP Archive that `--record` wrote
 */
export function fromHar(text: string): { provider: string; exchanges: LiveExchange[] } {
  const { parsed, value: archive } = parseJson(text);
  const isForm = form();
  if (!parsed || !isForm(archive)) {
    const [error] = isForm.errors ?? [];
    const reason = parsed ? `${error?.instancePath || "the file"} ${error?.message}` : "it is not JSON";
    throw new Error(`The file is no recording of \`npm run contract:live -- --record\`: ${reason}.`);
  }
  const { log } = archive;
  const object = (headers: { name: string; value: string }[]) =>
    Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
  const exchanges = log.entries.map(({ startedDateTime, time, comment, request, response, _cut }): LiveExchange => ({
    operationId: comment,
    startedAt: startedDateTime,
    durationMs: time,
    request: {
      method: request.method,
      url: request.url,
      headers: object(request.headers),
      body: request.postData ? asBody(request.postData.text) : undefined,
    },
    response: { status: response.status, headers: object(response.headers), text: response.content.text ?? "" },
    ...(_cut && { cut: _cut }),
  }));
  return { provider: log.comment, exchanges };
}

/** Compiled when first asked for. Stops at the first fault: who wrote the file may not mean well. */
const form = (): ValidateFunction<{ log: { comment: string; entries: HarEntry[] } }> =>
  new Ajv2020({
    strict: false,
    formats: { "http-url": (url: string) => /^https?:\/\//i.test(url) && URL.canParse(url) },
  }).compile(harForm);

function asBody(text: string): unknown {
  const { parsed, value } = parseJson(text);
  return parsed ? value : text;
}
