import { resolveBaseUrl } from "./transport/base-url.ts";
import type { Connection } from "./connection.ts";
import { chooseSchemes } from "./credentials/credentials.ts";
import type { ApiDescriptor, OperationDescriptor } from "./descriptors.ts";
import { providerCall } from "./answer/provider-call.ts";
import { ConfigurationError, ProviderError } from "./errors.ts";
import type { Caller } from "./hooks.ts";
import { exchange } from "./transport/exchange.ts";
import { checkLimits } from "./values/numbers.ts";
import type { AnyClientOptions, Call, CallArgs, ClientOptions } from "./options.ts";
import { createRaw, type RawClient } from "./raw/raw.ts";
import { buildRequest, checkHeaders } from "./transport/request.ts";
import { defaultRetry } from "./transport/retry.ts";
import { Credential, type Secret } from "./credentials/secret.ts";

/** What a client has: its operation functions, the client below them, and others like it. */
type Client<Paths extends {}, Operations extends object> = Operations & {
  readonly raw: RawClient<Paths>;
  withOptions(options: ClientOptions): Client<Paths, Operations>;
};

/**
 * A provider's client: its operation functions, and the openapi-fetch client below them as `raw`.
 *
 * @param api what the spec says of the API as a whole
 * @param bind the generated function that makes operation functions of a way to call
 * @param known the credentials of a client with other options: tokens that were fetched are good for both
 * @throws {ConfigurationError} where an option is missing or makes no sense
 */
export function createClient<Paths extends {}, Operations extends object>(
  api: ApiDescriptor,
  bind: (call: Call) => Operations,
  options: AnyClientOptions,
  known?: ReadonlyMap<string, unknown>,
): Client<Paths, Operations> {
  const connection = connect(api, options, known);
  // Not through openapi-fetch: it would throw a bare SyntaxError for an answer that is not JSON, and take an empty error
  // body for a success.
  const send = async (operation: OperationDescriptor, args: CallArgs = {}) => {
    const caller = { provider: api.provider, operationId: operation.operationId };
    if (args.timeoutMs !== undefined) checkLimits({ timeoutMs: args.timeoutMs }, caller);
    return exchange(connection, build(operation, args, caller), { operation, caller, path: operation.path, args });
  };
  const build = (operation: OperationDescriptor, args: CallArgs, caller: Caller) => {
    try {
      return (operation.build ?? buildRequest)(connection, operation, args, caller);
    } catch (error) {
      if (error instanceof ProviderError) throw error;
      // A circle, half a surrogate pair, a getter that throws. Only the name: the message may repeat a value.
      throw new ConfigurationError(`an argument cannot be sent (${Object(error).name}).`, caller);
    }
  };
  const call = (operation: OperationDescriptor, args?: CallArgs) => providerCall(send(operation, args));
  return Object.assign(bind(call as Call), {
    raw: createRaw<Paths>(connection),
    withOptions(more: ClientOptions) {
      return createClient<Paths, Operations>(api, bind, { ...options, ...more }, connection.credentials);
    },
  });
}

function connect(api: ApiDescriptor, options: AnyClientOptions, known?: ReadonlyMap<string, unknown>): Connection {
  const given = options as Record<string, unknown>;
  const credentials =
    (known as Connection["credentials"] | undefined) ??
    new Map(
      Object.keys(api.securitySchemes)
        .filter((name) => given[name] !== undefined)
        .map((name) => [name, new Credential(name, given[name] as Secret)]),
    );
  const details = { provider: api.provider };
  const {
    timeoutMs = 60_000,
    attemptTimeoutMs = 20_000,
    maxBodyBytes = 64 * 1024 * 1024,
    fetch,
    headers = {},
    logger,
    validation,
    maxRetries = 2,
  } = options;
  const retry = {
    ...defaultRetry,
    attempts: maxRetries + 1,
    ...(options.retry === false ? { attempts: 1 } : options.retry),
  };
  checkLimits({ timeoutMs, attemptTimeoutMs, maxBodyBytes, maxRetries, ...retry }, details);
  return {
    api,
    baseUrl: resolveBaseUrl(api, given),
    credentials,
    schemes: chooseSchemes(api.security, credentials, details),
    headers: checkHeaders(headers, details),
    fetch: fetch ?? ((request, init) => globalThis.fetch(request, init)),
    platformFetch: !fetch,
    asForm: sendsForm(api, given["sendAs"]),
    timeoutMs,
    attemptTimeoutMs,
    retry,
    maxBodyBytes,
    hooks: options,
    logger,
    validation,
  };
}

function sendsForm({ provider, formPost }: ApiDescriptor, sendAs: unknown = "query"): boolean {
  const form = formPost && sendAs === "form";
  if (form || sendAs === "query") return !!form;
  throw new ConfigurationError(
    `the option "sendAs" is ${JSON.stringify(sendAs)}. It must be "query"${formPost ? ' or "form"' : ""}.`,
    { provider },
  );
}
