import type { getHttpOperationsFromSpec, IHttpMockConfig, IHttpRequest } from "@stoplight/prism-http";
import {
  bodilessStatuses,
  createRouter,
  httpStatusFor,
  isJson,
  serverUrl,
  type OpenApiDocument,
} from "@demarc/openapi";
import { parsePrefer } from "./prefer.ts";
import type { Mock } from "../protocol.ts";
import { problem } from "./error-form.ts";

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

/** Loaded with the first answer: it takes longer than everything else of a start. */
const load = () => import("@stoplight/prism-http");

/**
 * Prism without a server: ten times as many requests a second, and nothing to start or stop.
 *
 * @param reads whether Prism is to read requests and credentials by itself
 */
export function prismInProcess(document: OpenApiDocument, reads = true): Mock {
  const operationsFor = parser(document);
  return {
    name: "in-process mock (Prism)",
    baseUrl: "http://localhost",
    isMock: true,
    async fetch(request) {
      const url = new URL(request.url);
      const preference = parsePrefer(request.headers.get("prefer"));
      // A fresh configuration for each request: the Accept of the first one would stick in a shared one.
      const config: IHttpMockConfig = {
        isProxy: false,
        checkSecurity: reads,
        validateRequest: reads,
        validateResponse: false,
        errors: false,
        upstreamProxy: undefined,
        mock: { ...preference, dynamic: preference.dynamic ?? false },
      };
      const { createInstance, ProblemJsonError } = await load();
      const instance = createInstance(config, { logger: silent as never });
      const answer = (await instance.request(
        await toPrism(request, url),
        await operationsFor(url.pathname),
        config,
      )()) as Answer;
      if (answer._tag === "Right") return fromPrism(document, answer.right.output);
      const { status, title, detail, type } = ProblemJsonError.toProblemJson(answer.left);
      return problem(status, title, detail, type);
    },
  };
}

/** Reads the document path by path as they are asked for: most of the time goes there, and most mutants need one. */
function parser(document: OpenApiDocument): (path: string) => Promise<Operations> {
  const parsed = new Map<string, Promise<Operations>>();
  const paths = Object.keys(document.paths ?? {});
  const route = createRouter(paths.map((path) => ({ path, method: "any" })));
  return (path) => {
    const template = route("any", path)?.operation.path ?? paths[0] ?? "";
    let operations = parsed.get(template);
    if (!operations) {
      const part = structuredClone({ ...document, paths: { [template]: document.paths[template] } });
      operations = load().then(({ getHttpOperationsFromSpec }) => getHttpOperationsFromSpec(part));
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

function fromPrism(
  document: OpenApiDocument,
  output: { statusCode: number; headers?: Record<string, string>; body?: unknown },
): Response {
  const { statusCode, headers = {}, body } = output;
  const status = body === undefined ? statusCode : httpStatusFor(document, statusCode);
  const isEmpty = body === undefined || bodilessStatuses.has(status);
  const isText = typeof body === "string" && !isJson(headers["Content-type"] ?? headers["content-type"]);
  if (isEmpty) return new Response(null, { status, headers });
  return new Response(isText ? body : JSON.stringify(body), { status, headers });
}
