import type { Client, Middleware } from "openapi-fetch";
import type { Connection } from "../connection.ts";
import { ConfigurationError, ContractError, TimeoutError } from "../errors.ts";
import { assertSafeUrl } from "../transport/base-url.ts";
import { send } from "../transport/exchange.ts";
import { checkHeaders } from "../transport/request.ts";
import { fillPath } from "../values/path.ts";
import type { AnyClient, Parts } from "./parts.ts";

/** The openapi-fetch client of a provider. */
export type RawClient<Paths extends {}> = Client<Paths>;

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "request"] as const;

const parts: Parts = { ConfigurationError, ContractError, TimeoutError, assertSafeUrl, checkHeaders, fillPath, send };

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
