import type { Client, Middleware } from "openapi-fetch";
import { assertSafeUrl } from "./base-url.ts";
import type { Connection } from "./connection.ts";
import { send } from "./exchange.ts";
import { fillPath } from "./path.ts";

/** The openapi-fetch client of a provider. */
export type RawClient<Paths extends {}> = Client<Paths>;

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "request"] as const;

/** Any such client. Without the paths' types: for all paths at once, the compiler makes hundreds of thousands of them. */
type AnyClient = Record<(typeof methods)[number], (...args: unknown[]) => Promise<unknown>> & Record<"use" | "eject", (...all: Middleware[]) => void>;

/**
 * The openapi-fetch client over a connection. Its module is loaded by the first call: a quarter of a client's size that
 * the operation functions do without. What is wrong with a middleware comes to light then, too.
 */
export function createRaw<Paths extends {}>(connection: Connection): RawClient<Paths> {
  let client: AnyClient | undefined;
  const waiting: ((client: AnyClient) => void)[] = [];
  const open = async () => {
    const { default: create } = await import("openapi-fetch");
    client ??= create(optionsOf(connection)) as unknown as AnyClient;
    for (let act; (act = waiting.shift()); ) act(client);
    return client;
  };
  const soon = (act: (client: AnyClient) => void) => void (client ? act(client) : waiting.push(act));
  const raw = {
    ...Object.fromEntries(methods.map((method) => [method, async (...args: unknown[]) => (await open())[method](...args)])),
    use: (...all) => soon((client) => client.use(...all)),
    eject: (...all) => soon((client) => client.eject(...all)),
  } as AnyClient;
  return raw as unknown as RawClient<Paths>;
}

function optionsOf(connection: Connection) {
  const { baseUrl, headers, api } = connection;
  const details = { provider: api.provider };
  return {
    baseUrl,
    headers,
    pathSerializer: (template: string, values: Record<string, unknown>) => fillPath(template, values, details),
    fetch: (request: Request) => {
      const { url, method, headers, signal } = request;
      // Where no path values are given at all, openapi-fetch leaves the template as it is.
      fillPath(decodeURI(assertSafeUrl(url, details).pathname), {}, details);
      // The template is not known here, and the path may hold identifiers.
      return send(connection, { url, method, headers: Object.fromEntries(headers), base: request }, { operation: undefined, path: "(raw)", args: { signal } });
    },
  };
}
