import type { Client, Middleware } from "openapi-fetch";
import type { Connection } from "../connection.ts";
import { ConfigurationError, ContractError, TimeoutError } from "../errors.ts";
import { assertSafeUrl } from "../transport/base-url.ts";
import { send } from "../transport/exchange.ts";
import { checkHeaders } from "../transport/request.ts";
import { fillPath } from "../values/path.ts";

/** The openapi-fetch client of a provider. */
export type RawClient<Paths extends {}> = Client<Paths>;

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "request"] as const;

/** What is loaded with a client and used by the module that is not. */
const parts = { ConfigurationError, ContractError, TimeoutError, assertSafeUrl, checkHeaders, fillPath, send };
export type Parts = typeof parts;

/** Any raw client. Without the paths' types: for all paths at once, the compiler makes hundreds of thousands of them. */
export interface AnyClient extends Record<"use" | "eject", (...all: Middleware[]) => void> {
  /** Its other methods are this one with the name of a method. */
  request(method: string, path?: unknown, init?: unknown): Promise<unknown>;
}

/**
 * The openapi-fetch client over a connection. Its module is loaded by the first call: a quarter of a client's size that
 * the operation functions do without. What is wrong with a middleware is reported then, too.
 */
export function createRaw<Paths extends {}>(connection: Connection): RawClient<Paths> {
  let client: AnyClient | undefined;
  const waiting: ((client: AnyClient) => void)[] = [];
  const soon = (act: (client: AnyClient) => void) => void (client ? act(client) : waiting.push(act));
  const call =
    (method: (typeof methods)[number]) =>
    async (...args: unknown[]) => {
      const { openRaw } = await import("./open.ts");
      client ??= openRaw(connection, parts);
      for (let act; (act = waiting.shift());) act(client);
      const [first, ...rest] = method === "request" ? args : [method, ...args];
      return client.request(String(first), ...rest);
    };
  const raw = {
    ...Object.fromEntries(methods.map((method) => [method, call(method)])),
    use: (...all: Middleware[]) => soon((opened) => opened.use(...all)),
    eject: (...all: Middleware[]) => soon((opened) => opened.eject(...all)),
  } satisfies Omit<AnyClient, "request">;
  return raw as unknown as RawClient<Paths>;
}
