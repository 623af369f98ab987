import type { Client, Middleware } from "openapi-fetch";
import { assertSafeUrl } from "./transport/base-url.ts";
import type { Connection } from "./connection.ts";
import { send } from "./transport/exchange.ts";
import type { Caller } from "./hooks.ts";
import { fillPath } from "./values/path.ts";
import { checkHeaders } from "./transport/request.ts";

/** The openapi-fetch client of a provider. */
export type RawClient<Paths extends {}> = Client<Paths>;

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "request"] as const;

/** Any such client. Without the paths' types: for all paths at once, the compiler makes hundreds of thousands of them. */
type AnyClient = Record<(typeof methods)[number], (...args: unknown[]) => Promise<unknown>> &
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
    const { default: create } = await import("openapi-fetch");
    client ??= create(optionsOf(connection, caller)) as unknown as AnyClient;
    for (let act; (act = waiting.shift());) act(client);
    return client;
  };
  const soon = (act: (client: AnyClient) => void) => void (client ? act(client) : waiting.push(act));
  const call =
    (method: (typeof methods)[number]) =>
    async (...args: unknown[]) => {
      const { headers, params } = Object(args.at(-1)) as { headers?: object; params?: { header?: object } };
      // The platform's own error repeats the value.
      checkHeaders({ ...headers, ...params?.header }, caller);
      return (await open())[method](...args);
    };
  const raw = {
    ...Object.fromEntries(methods.map((method) => [method, call(method)])),
    use: (...all) => soon((opened) => opened.use(...all)),
    eject: (...all) => soon((opened) => opened.eject(...all)),
  } as AnyClient;
  return raw as unknown as RawClient<Paths>;
}

function optionsOf(connection: Connection, caller: Caller) {
  return {
    baseUrl: connection.baseUrl,
    headers: connection.headers,
    pathSerializer: (template: string, values: Record<string, unknown>) => fillPath(template, values, caller),
    fetch: (request: Request) => {
      const { url, method, headers, signal } = request;
      // Where no path values are given at all, openapi-fetch leaves the template as it is.
      fillPath(decodeURI(assertSafeUrl(url, caller).pathname), {}, caller);
      // The template is not known here, and the path may contain identifiers.
      return send(
        connection,
        { url, method, headers: Object.fromEntries(headers), base: request },
        { operation: undefined, caller, path: "(raw)", args: { signal } },
      );
    },
  };
}
