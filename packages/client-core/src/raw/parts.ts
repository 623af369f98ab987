import type { Middleware } from "openapi-fetch";
import type * as Errors from "../errors.ts";
import type { assertSafeUrl } from "../transport/base-url.ts";
import type { send } from "../transport/exchange.ts";
import type { checkHeaders } from "../transport/request.ts";
import type { fillPath } from "../values/path.ts";

/** Any raw client. Without the paths' types: for all paths at once, the compiler makes hundreds of thousands of them. */
export interface AnyClient extends Record<"use" | "eject", (...all: Middleware[]) => void> {
  /** Its other methods are this one with the name of a method. */
  request(method: string, path?: unknown, init?: unknown): Promise<unknown>;
}

/** What is loaded with a client and used by the module that is not. */
export interface Parts extends Pick<typeof Errors, "ConfigurationError" | "ContractError" | "TimeoutError"> {
  assertSafeUrl: typeof assertSafeUrl;
  checkHeaders: typeof checkHeaders;
  fillPath: typeof fillPath;
  send: typeof send;
}
