import { resolve, type Operation, type Schema } from "@demarc/spec";
import { createRouter } from "../mock/router.ts";
import type { Finding } from "../report/model.ts";
import { parseJson, show } from "../text.ts";
import type { Promised } from "./context.ts";
import { foldSightings } from "./fold.ts";
import { judgeAnswer, toFinding } from "./judge.ts";
import type { LiveFinding } from "./model.ts";
import { privacyOf } from "./privacy.ts";
import { mapTexts, scrubber } from "./secrets.ts";
import { withCleanAnswer, type LiveExchange } from "./wire.ts";

/** What a proxy tells of each exchange. Nothing in it is secret: no query, no body, no path value. */
export interface ProxyEvent {
  method: string;
  /** The path template; undefined for a path that the document does not have. */
  path: string | undefined;
  /** The status, or undefined where no answer came. */
  status: number | undefined;
  findings: LiveFinding[];
}

/** Headers that belong to one connection, and to nobody behind it. */
const ownHeaders = [
  "connection",
  "host",
  "keep-alive",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "content-length",
  "accept-encoding",
];

/**
 * A proxy that hands everything on as it is, byte for byte, and holds request and answer against the document.
 * A violation is told and changes nothing: the application sees what the provider said.
 *
 * @param upstream the provider's base URL
 */
export function contractProxy(
  promised: Promised,
  upstream: string,
  tell: (event: ProxyEvent) => void,
): { fetch(request: Request): Promise<Response> } {
  const base = upstream.replace(/\/$/, "");
  const route = createRouter([...promised.operations.values()]);
  return {
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const operation = route(request.method, pathname)?.operation;
      const sent = request.body ? await request.arrayBuffer() : undefined;
      const headers = new Headers(request.headers);
      for (const name of ownHeaders) headers.delete(name);
      const startedAt = new Date().toISOString();
      let response: Response;
      let bytes: ArrayBuffer;
      try {
        response = await fetch(`${base}${pathname}${search}`, {
          method: request.method,
          headers,
          redirect: "manual",
          ...(sent && { body: sent }),
        });
        bytes = await response.arrayBuffer();
      } catch {
        tell({ method: request.method, path: operation?.path, status: undefined, findings: [] });
        return Response.json({ message: "The provider gave no answer." }, { status: 502 });
      }
      const exchange: LiveExchange = {
        operationId: operation?.operationId ?? "",
        startedAt,
        durationMs: 0,
        request: { method: request.method, url: request.url, headers: Object.fromEntries(headers), body: asBody(sent) },
        response: {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          text: new TextDecoder().decode(bytes),
        },
      };
      tell({
        method: request.method,
        path: operation?.path,
        status: response.status,
        findings: operation ? judge(promised, operation, exchange) : [],
      });
      const passed = new Headers(response.headers);
      for (const name of ["content-encoding", "content-length", "transfer-encoding", "connection"]) passed.delete(name);
      return new Response([204, 205, 304].includes(response.status) ? null : bytes, {
        status: response.status,
        headers: passed,
      });
    },
  };
}

function judge(promised: Promised, operation: Operation, passed: LiveExchange): LiveFinding[] {
  const scrub = scrubber(() => credentialsOf(promised, passed));
  const exchange = withCleanAnswer(passed, scrub);
  const findings = [...judgeRequest(promised, operation, exchange), ...judgeAnswer(promised, operation, exchange)];
  const body = parseJson(exchange.response.text).value;
  const folded = foldSightings(findings.map((finding) => ({ finding, call: operation.operationId, body })));
  const privacy = privacyOf(promised.spec, promised.operations, scrub);
  return mapTexts(folded, privacy.text);
}

/** What the application asks for that the document does not allow. */
function judgeRequest({ spec, schemas }: Promised, operation: Operation, { request }: LiveExchange): Finding[] {
  const finding = (pointer: string, specPointer: string, expected: string, found: string) =>
    toFinding({ spec, schemas } as Promised, operation, { pointer, specPointer, expected, found });
  const query = new URL(request.url).searchParams;
  const findings: Finding[] = [];
  for (const { node, pointer } of operation.parameters.filter(({ node: { in: place } }) => place === "query")) {
    const text = query.get(node.name);
    if (text === null) {
      if (node.required)
        findings.push(finding(`/request/query/${node.name}`, pointer, "a value: the parameter is required", "nothing"));
      continue;
    }
    const types = [resolve<Schema>(spec.document, node.schema ?? {}).type ?? "string"].flat();
    const value =
      types.some((type) => type === "integer" || type === "number") && text.trim() !== "" && !Number.isNaN(Number(text))
        ? Number(text)
        : text;
    findings.push(
      ...schemas
        .problems(`${pointer}/schema`, value)
        .map((problem) => finding(`/request/query/${node.name}`, problem.specPointer, problem.expected, show(value))),
    );
  }
  const type = request.headers["content-type"]?.split(";")[0]?.trim() ?? "";
  const schema = operation.requestBody?.node.content[type]?.schema;
  if (operation.requestBody && request.body !== undefined && !schema) {
    findings.push(
      finding(
        "/request/headers/content-type",
        `${operation.requestBody.pointer}/content`,
        `one of ${Object.keys(operation.requestBody.node.content).join(", ")}`,
        type || "none",
      ),
    );
  } else if (schema) {
    const place = `${operation.requestBody?.pointer}/content/${type.replaceAll("/", "~1")}/schema`;
    findings.push(
      ...schemas
        .problems(place, request.body)
        .map((problem) =>
          finding(`/request/body${problem.pointer}`, problem.specPointer, problem.expected, "something else"),
        ),
    );
  }
  return findings;
}

/** The credentials that the application sent, to keep them out of what is said. */
function credentialsOf({ spec }: Promised, { request }: LiveExchange): string[] {
  const schemes = Object.values(spec.document.components?.securitySchemes ?? {});
  const query = new URL(request.url).searchParams;
  const named = schemes.flatMap(({ name, in: place }) =>
    name === undefined ? [] : [place === "query" ? query.get(name) : request.headers[name.toLowerCase()]],
  );
  return [...named, request.headers["authorization"]?.replace(/^\w+ /, ""), request.headers["cookie"]].filter(
    (value): value is string => Boolean(value),
  );
}

function asBody(bytes: ArrayBuffer | undefined): unknown {
  if (!bytes) return undefined;
  const text = new TextDecoder().decode(bytes);
  return parseJson(text).value ?? text;
}
