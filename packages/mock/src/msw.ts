import { http, type HttpHandler } from "msw";
import { intercept } from "./intercept.ts";
import type { ProviderOptions } from "./mock.ts";

/**
 * Handlers for msw that answer requests to a provider's own addresses by its mock, and let all others pass.
 *
 * @example setupServer(...handlers("telco", { stateful: true }))
 */
export function handlers(provider: string, options?: ProviderOptions): HttpHandler[] {
  const answer = intercept(provider, options);
  return [http.all("*", ({ request }) => answer(request))];
}
