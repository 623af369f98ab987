import type { Client, Middleware } from "openapi-fetch";
import type { Connection } from "../connection.ts";
import { ConfigurationError, ContractError, TimeoutError } from "../errors.ts";
import type { Caller } from "../hooks.ts";
import { assertSafeUrl } from "../transport/base-url.ts";
import { send } from "../transport/exchange.ts";
import { checkHeaders } from "../transport/request.ts";
import { fillPath } from "../values/path.ts";

/** The openapi-fetch client of a provider. */
export type RawClient<Paths extends {}> = Client<Paths>;

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "request"] as const;

/** Any such client. Without the paths' types: for all paths at once, the compiler makes hundreds of thousands of them. */
export type AnyClient = Record<(typeof methods)[number], (...args: unknown[]) => Promise<unknown>> &
  Record<"use" | "eject", (...all: Middleware[]) => void>;

/**
 * The openapi-fetch client over a connection. Its module is loaded by the first call: a quarter of a client's size that
 * the operation functions do without. What is wrong with a middleware is reported then, too.
 */
export function createRaw<Paths extends {}>(connection: Connection): RawClient<Paths> {
  const caller = { provider: connection.api.provider, operationId: undefined };
  let client: AnyClient | undefined;
  const waiting: ((client: AnyClient) => void)[] = [];
  const open = async () => {
    const { openRaw } = await import("./open.ts");
    client ??= openRaw(optionsOf(connection, caller), { ContractError, TimeoutError });
    for (let act; (act = waiting.shift());) act(client);
    return client;
  };
  const soon = (act: (client: AnyClient) => void) => void (client ? act(client) : waiting.push(act));
  const call =
    (method: (typeof methods)[number]) =>
    async (...args: unknown[]) => {
      const [path, init] = method === "request" ? args.slice(1) : args;
      const { headers, params } = Object(init) as { headers?: object; params?: { header?: object } };
      // The platform's own error repeats the value.
      checkHeaders({ ...headers, ...params?.header }, caller);
      // It is appended to the base URL, and would change its host.
      if (!String(path).startsWith("/")) throw new ConfigurationError("the path does not begin with a slash.", caller);
      return (await open())[method](...args);
    };
  const raw = {
    ...Object.fromEntries(methods.map((method) => [method, call(method)])),
    use: (...all) => soon((opened) => opened.use(...all)),
    eject: (...all) => soon((opened) => opened.eject(...all)),
  } as AnyClient;
  return raw as unknown as RawClient<Paths>;
}

export type RawOptions = ReturnType<typeof optionsOf>;

function optionsOf(connection: Connection, caller: Caller) {
  const { baseUrl, headers, maxBodyBytes, timeoutMs } = connection;
  return {
    baseUrl,
    headers,
    maxBodyBytes,
    timeoutMs,
    caller,
    pathSerializer: (template: string, values: Record<string, unknown>) => fillPath(template, values, caller),
    async fetch(request: Request) {
      const { url, method, signal } = request;
      // Where no path values are given at all, openapi-fetch leaves the template as it is.
      fillPath(assertSafeUrl(url, caller).pathname.replaceAll("%7B", "{").replaceAll("%7D", "}"), {}, caller);
      const body = request.body && new Uint8Array(await request.clone().arrayBuffer());
      return send(
        connection,
        { url, method, headers: Object.fromEntries(request.headers), body, base: request },
        // The template is not known here, and the path may contain identifiers.
        { operation: undefined, caller, path: "(raw)", args: { signal } },
      );
    },
  };
}
