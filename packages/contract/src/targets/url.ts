import type { Target } from "./target.ts";

/**
 * Any address as a target: a staging system, a proxy, the provider itself. Of the cases, those go there that the
 * document allows and that need no mock.
 *
 * @param baseUrl what the paths of the document are appended to
 */
export function urlTarget(baseUrl: string): Target {
  return { name: new URL(baseUrl).host, baseUrl: baseUrl.replace(/\/$/, ""), fetch: (request) => fetch(request) };
}
