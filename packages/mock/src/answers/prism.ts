import type { IHttpMockConfig, IHttpRequest } from "@stoplight/prism-http";
import { bodilessStatuses, httpStatusFor, isJson, type OpenApiDocument } from "@demarc/openapi";
import { problem } from "./error-form.ts";
import type { Preference } from "./prefer.ts";

type Answer =
  | { _tag: "Right"; right: { output: { statusCode: number; headers?: Record<string, string>; body?: unknown } } }
  | { _tag: "Left"; left: Error };

/** Prism says nothing here: what went wrong is read from its answers. */
const levels = ["trace", "debug", "info", "success", "warn", "error", "fatal", "silent"];
const silent: object = {
  level: "silent",
  child: () => silent,
  ...Object.fromEntries(levels.map((level) => [level, () => {}])),
};

/** Prism in this process, which makes up answers by the schemas of a document. It reads nothing of a request. */
export function prismOf(document: OpenApiDocument) {
  const load = async () => {
    // With the first answer: it takes longer than everything else of a start.
    const prism = await import("@stoplight/prism-http");
    return { ...prism, operations: await prism.getHttpOperationsFromSpec(structuredClone(document)) };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return async (method: string, path: string, headers: Headers, preference: Preference): Promise<Response> => {
    const { createInstance, ProblemJsonError, operations } = await (loaded ??= load());
    // A fresh configuration for each request: the Accept of the first one would stick in a shared one.
    const config: IHttpMockConfig = {
      isProxy: false,
      checkSecurity: false,
      validateRequest: false,
      validateResponse: false,
      errors: false,
      upstreamProxy: undefined,
      mock: { ...preference, dynamic: true },
    };
    const request = { method: method.toLowerCase(), url: { path }, headers: Object.fromEntries(headers) };
    const instance = createInstance(config, { logger: silent as never });
    const answer = (await instance.request(request as IHttpRequest, operations, config)()) as Answer;
    if (answer._tag === "Left") {
      const { status, title, detail, type } = ProblemJsonError.toProblemJson(answer.left);
      return problem(status, title, detail, type);
    }
    const { statusCode, headers: made = {}, body } = answer.right.output;
    const status = body === undefined ? statusCode : httpStatusFor(document, statusCode);
    if (body === undefined || bodilessStatuses.has(status)) return new Response(null, { status, headers: made });
    const isText = typeof body === "string" && !isJson(made["Content-type"] ?? made["content-type"]);
    return new Response(isText ? body : JSON.stringify(body), { status, headers: made });
  };
}
