import {
  createInstance,
  getHttpOperationsFromSpec,
  ProblemJsonError,
  type IHttpMockConfig,
  type IHttpRequest,
} from "@stoplight/prism-http";
import { serverUrl, type OpenApiDocument } from "@demarc/spec";
import { createRouter } from "../mock/router.ts";
import type { Target } from "../target.ts";
import { parsePrefer } from "./prefer.ts";

type Answer =
  | { _tag: "Right"; right: { output: { statusCode: number; headers?: Record<string, string>; body?: unknown } } }
  | { _tag: "Left"; left: Error };
type Operations = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>;

/** Prism says nothing here: what went wrong is read from its answers. */
export const silent = {
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
export function prismInProcess(document: OpenApiDocument, validateRequest = readsRequests(document)): Target {
  const operationsFor = parser(document);
  return {
    name: "Prism in process",
    baseUrl: "http://localhost",
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
      return answer._tag === "Right" ? fromPrism(answer.right.output) : problem(answer.left);
    },
  };
}

/**
 * Whether Prism reads the requests of a document rightly. It takes an absent `deepObject` for an empty one and splits
 * neither `spaceDelimited` nor `pipeDelimited`; then it only answers.
 */
export function readsRequests(document: OpenApiDocument): boolean {
  return !/"style":"(deepObject|spaceDelimited|pipeDelimited)"/.test(JSON.stringify(document));
}

/** Reads the document path by path as they are asked for: most of the time goes there, and most mutants need one. */
function parser(document: OpenApiDocument): (path: string) => Promise<Operations> {
  const parsed = new Map<string, Promise<Operations>>();
  const paths = Object.keys(document.paths);
  const route = createRouter(paths.map((path) => ({ path, method: "any" }) as never));
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
  const json = /^application\/([\w.+-]+\+)?json\b/.test(headers["content-type"] ?? "");
  return {
    method: request.method.toLowerCase() as IHttpRequest["method"],
    url: { path: url.pathname, query },
    // Prism looks at the media type of a body only where there is a length.
    headers: text === "" ? headers : { ...headers, "content-length": String(new TextEncoder().encode(text).length) },
    ...(text !== "" && { body: json ? (JSON.parse(text) as unknown) : text }),
  };
}

function fromPrism({
  statusCode,
  headers,
  body,
}: {
  statusCode: number;
  headers?: Record<string, string>;
  body?: unknown;
}): Response {
  const empty = body === undefined || [204, 205, 304].includes(statusCode);
  const json = /^application\/([\w.+-]+\+)?json\b/.test(headers?.["Content-type"] ?? headers?.["content-type"] ?? "");
  return new Response(empty ? null : json || typeof body !== "string" ? JSON.stringify(body) : body, {
    status: statusCode,
    headers: headers ?? {},
  });
}

function problem(error: Error): Response {
  const body = ProblemJsonError.toProblemJson(error);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { "content-type": "application/problem+json" },
  });
}
