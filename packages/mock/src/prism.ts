import {
  createInstance,
  getHttpOperationsFromSpec,
  ProblemJsonError,
  type IHttpMockConfig,
  type IHttpRequest,
} from "@stoplight/prism-http";
import { bodilessStatuses, createRouter, isJson, serverUrl, type OpenApiDocument } from "@demarc/openapi";
import { parsePrefer } from "./prefer.ts";
import type { Mock } from "./protocol.ts";
import { problem } from "./refusal.ts";

type Answer =
  | { _tag: "Right"; right: { output: { statusCode: number; headers?: Record<string, string>; body?: unknown } } }
  | { _tag: "Left"; left: Error };
type Operations = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>;

/** Prism says nothing here: what went wrong is read from its answers. */
const silent = {
  level: "silent",
  child: () => silent,
  trace() {},
  debug() {},
  info() {},
  success() {},
  warn() {},
  error() {},
  fatal() {},
  silent() {},
};

/**
 * Prism without a server: ten times as many requests a second, and nothing to start or stop.
 *
 * @param validateRequest whether Prism is to read requests by itself
 */
export function prismInProcess(document: OpenApiDocument, validateRequest = readsRequests(document)): Mock {
  const operationsFor = parser(document);
  return {
    name: "in-process mock (Prism)",
    baseUrl: "http://localhost",
    isMock: true,
    async fetch(request) {
      const url = new URL(request.url);
      // A fresh configuration for each request: the Accept of the first one would stick in a shared one.
      const config: IHttpMockConfig = {
        isProxy: false,
        checkSecurity: true,
        validateRequest,
        validateResponse: false,
        errors: false,
        upstreamProxy: undefined,
        mock: { dynamic: false, ...parsePrefer(request.headers.get("prefer")) },
      };
      const instance = createInstance(config, { logger: silent as never });
      const answer = (await instance.request(
        await toPrism(request, url),
        await operationsFor(url.pathname),
        config,
      )()) as Answer;
      return answer._tag === "Right" ? fromPrism(answer.right.output) : fromError(answer.left);
    },
  };
}

/**
 * Whether Prism reads the requests of a document rightly. It takes an absent `deepObject` for an empty one and splits
 * neither `spaceDelimited` nor `pipeDelimited`; then it only answers.
 */
function readsRequests(document: OpenApiDocument): boolean {
  return !/"style":"(deepObject|spaceDelimited|pipeDelimited)"/.test(JSON.stringify(document));
}

/** Reads the document path by path as they are asked for: most of the time goes there, and most mutants need one. */
function parser(document: OpenApiDocument): (path: string) => Promise<Operations> {
  const parsed = new Map<string, Promise<Operations>>();
  const paths = Object.keys(document.paths);
  const route = createRouter(paths.map((path) => ({ path, method: "any" })));
  return (path) => {
    const template = route("any", path)?.operation.path ?? paths[0] ?? "";
    let operations = parsed.get(template);
    if (!operations) {
      operations = getHttpOperationsFromSpec(
        structuredClone({ ...document, paths: { [template]: document.paths[template] } }),
      );
      parsed.set(template, operations);
    }
    return operations;
  };
}

/** The path of the first server, its variables at their defaults. */
export function basePath(document: OpenApiDocument): string {
  return new URL(serverUrl(document.servers?.[0]), "http://localhost").pathname.replace(/\/$/, "");
}

async function toPrism(request: Request, url: URL): Promise<IHttpRequest> {
  const query: Record<string, string | string[]> = {};
  for (const key of url.searchParams.keys()) {
    const values = url.searchParams.getAll(key);
    query[key] = values.length === 1 ? (values[0] as string) : values;
  }
  const text = request.body ? await request.text() : "";
  const headers = Object.fromEntries(request.headers);
  return {
    method: request.method.toLowerCase() as IHttpRequest["method"],
    url: { path: url.pathname, query },
    // Prism looks at the media type of a body only where there is a length.
    headers: text === "" ? headers : { ...headers, "content-length": String(new TextEncoder().encode(text).length) },
    ...(text !== "" && { body: isJson(headers["content-type"]) ? (JSON.parse(text) as unknown) : text }),
  };
}

function fromPrism(output: { statusCode: number; headers?: Record<string, string>; body?: unknown }): Response {
  const { statusCode, headers = {}, body } = output;
  const isEmpty = body === undefined || body === "";
  // A 204 with a body is the status in the body; HTTP cannot say it.
  const status = !isEmpty && bodilessStatuses.has(statusCode) ? 200 : statusCode;
  const isText = typeof body === "string" && !isJson(headers["Content-type"] ?? headers["content-type"]);
  if (isEmpty) return new Response(null, { status, headers });
  return new Response(isText ? body : JSON.stringify(body), { status, headers });
}

function fromError(error: Error): Response {
  const { status, title, detail, type } = ProblemJsonError.toProblemJson(error);
  return problem(status, title, detail, type);
}
