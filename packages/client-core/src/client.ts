import createOpenApiFetch, { type Client } from "openapi-fetch";
import { resolveBaseUrl } from "./base-url.ts";
import type { Connection } from "./connection.ts";
import { chooseSchemes } from "./credentials.ts";
import type { ApiDescriptor, OperationDescriptor } from "./descriptors.ts";
import { ConfigurationError } from "./errors.ts";
import { exchange, send } from "./exchange.ts";
import type { Call, CallArgs, ClientOptions } from "./options.ts";
import { fillPath, isTemplate } from "./path.ts";
import { buildRequest } from "./request.ts";
import { defaultRetry } from "./retry.ts";
import { Credential, type Secret } from "./secret.ts";

/** The openapi-fetch client of a provider. */
export type RawClient<Paths extends {}> = Client<Paths>;

/**
 * A provider's client: its operation functions, and the openapi-fetch client below them as `raw`.
 *
 * @param api what the spec says of the API as a whole
 * @param bind the generated function that makes operation functions of a way to call
 * @throws {ConfigurationError} where an option is missing or makes no sense
 */
export function createClient<Paths extends {}, Operations extends object>(
  api: ApiDescriptor,
  bind: (call: Call) => Operations,
  options: ClientOptions & object,
): Operations & { readonly raw: RawClient<Paths> } {
  const connection = connect(api, options);
  const raw = createOpenApiFetch<Paths>({
    baseUrl: connection.baseUrl,
    headers: connection.headers,
    pathSerializer: (template, values) => fillPath(template, values, { provider: api.provider }),
    fetch: async (request) => {
      const path = new URL(request.url).pathname;
      if (isTemplate(path)) throw new ConfigurationError("a path value is missing.", { provider: api.provider });
      // The template is not known here, and the path may hold identifiers.
      return send(connection, request, { operation: undefined, path: "(raw)", args: { signal: request.signal } });
    },
  });

  // Not through openapi-fetch: it would throw a bare SyntaxError for an answer that is not JSON, and take an empty error
  // body for a success.
  const call = async (operation: OperationDescriptor, args: CallArgs = {}): Promise<unknown> => {
    const request = buildRequest(connection, operation, args, { provider: api.provider, operationId: operation.operationId });
    return exchange(connection, request, { operation, path: operation.path, args });
  };
  return Object.assign(bind(call as Call), { raw });
}

function connect(api: ApiDescriptor, options: ClientOptions): Connection {
  const given = options as Record<string, unknown>;
  const credentials = new Map(
    Object.keys(api.securitySchemes)
      .filter((name) => given[name] !== undefined)
      .map((name) => [name, new Credential(name, given[name] as Secret)]),
  );
  chooseSchemes(api, api.security, credentials);
  const { onRequest, onResponse, onRetry, onDrift } = options;
  return {
    api,
    baseUrl: resolveBaseUrl(api, given),
    credentials,
    headers: options.headers ?? {},
    fetch: options.fetch ?? ((request, init) => globalThis.fetch(request, init)),
    platformFetch: options.fetch === undefined,
    asForm: sendsForm(api, given["sendAs"]),
    timeoutMs: options.timeoutMs ?? 60_000,
    attemptTimeoutMs: options.attemptTimeoutMs ?? 20_000,
    retry: { ...defaultRetry, ...(options.retry === false ? { attempts: 1 } : options.retry) },
    maxBodyBytes: options.maxBodyBytes ?? 64 * 1024 * 1024,
    hooks: { ...(onRequest && { onRequest }), ...(onResponse && { onResponse }), ...(onRetry && { onRetry }), ...(onDrift && { onDrift }) },
    logger: options.logger,
    validation: options.validation,
  };
}

function sendsForm(api: ApiDescriptor, sendAs: unknown): boolean {
  if (sendAs === undefined || sendAs === "query") return false;
  if (sendAs === "form" && api.formPost) return true;
  throw new ConfigurationError(`the option "sendAs" is ${JSON.stringify(sendAs)}. It is "query"${api.formPost ? ' or "form"' : ""}.`, { provider: api.provider });
}
