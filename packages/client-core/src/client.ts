import createOpenApiFetch, { type Client } from "openapi-fetch";
import { resolveBaseUrl } from "./base-url.ts";
import { chooseSchemes } from "./credentials.ts";
import type { ApiDescriptor, OperationDescriptor } from "./descriptors.ts";
import { ConfigurationError, type ErrorDetails } from "./errors.ts";
import { exchange, send, type Connection } from "./exchange.ts";
import type { Call, CallArgs, ClientOptions, Secret } from "./options.ts";
import { fillPath, isTemplate } from "./path.ts";

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
  const given = options as Record<string, unknown>;
  const secrets = Object.fromEntries(Object.keys(api.securitySchemes).map((name) => [name, given[name] as Secret | undefined]));
  const base = {
    baseUrl: resolveBaseUrl(api, given),
    // A redirect to another host would take credentials in the query or in a header of their own along.
    redirect: "error" as const,
    ...(options.headers && { headers: options.headers }),
  };
  chooseSchemes(api, api.security, secrets);
  const connection: Connection = { api, secrets, fetch: options.fetch ?? ((request) => globalThis.fetch(request)) };

  // Two of them, so that a middleware added to `raw` cannot change what the operation functions return.
  const inner = createOpenApiFetch<{}>(base) as unknown as { request(method: string, path: string, init: object): Promise<unknown> };
  const raw = createOpenApiFetch<Paths>({
    ...base,
    pathSerializer: (template, values) => fillPath(template, values, { provider: api.provider }),
    fetch: async (request) => {
      if (isTemplate(new URL(request.url).pathname)) throw new ConfigurationError("a path value is missing.", { provider: api.provider });
      return (await send(connection, request)).response;
    },
  });

  const call = async (operation: OperationDescriptor, args: CallArgs = {}): Promise<unknown> => {
    const details: ErrorDetails = { provider: api.provider, operationId: operation.operationId };
    let body: unknown;
    const init = {
      params: { path: args.path ?? {}, query: args.query },
      body: args.body,
      headers: {
        ...(operation.accept && { Accept: operation.accept }),
        ...(operation.contentType && args.body !== undefined && { "Content-Type": operation.contentType }),
        ...args.headers,
      },
      ...(args.signal && { signal: args.signal }),
      pathSerializer: (template: string, values: Record<string, unknown>) => fillPath(template, values, details),
      // The answer is read here, where provider and operation are known: openapi-fetch would throw a bare
      // SyntaxError, and takes an empty error body for a success.
      fetch: async (request: Request) => {
        body = await exchange(connection, request, operation);
        return new Response(null, { status: 204 });
      },
    };
    await inner.request(operation.method, operation.path, init);
    return body;
  };
  return Object.assign(bind(call as Call), { raw });
}
