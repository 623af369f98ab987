import type { Outgoing } from "./outgoing.ts";

/** How many redirects in a row are followed. */
const mostRedirects = 5;

/** Where a response redirects to, or why that is not followed. */
export type Redirect = { target: URL; refused?: never } | { target?: URL; refused: string };

/**
 * Where a redirect leads, and whether it is followed: not to another origin, which would receive the credentials in the
 * query or in a header of their own; nor where it would change the method.
 *
 * @returns undefined where the response is no redirect
 */
export function redirectOf(request: Outgoing, response: Response, followed: number): Redirect | undefined {
  const { status, headers, type } = response;
  // A browser hides the status of a redirect that it does not follow.
  if (type !== "opaqueredirect" && ![301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headers.get("location");
  const target = location !== null && URL.canParse(location, request.url) ? new URL(location, request.url) : undefined;
  if (!target) return { refused: "it has no valid Location" };
  const refused = whyRefused(request, target, followed);
  return refused ? { target, refused } : { target };
}

function whyRefused({ url, method }: Outgoing, target: URL, followed: number): string | undefined {
  if (target.origin !== new URL(url).origin) return "it leads to another origin. Check the base URL";
  if (!["GET", "HEAD"].includes(method)) return "only reads are redirected";
  return followed >= mostRedirects ? `more than ${mostRedirects} in a row` : undefined;
}
