import { HttpError, type ErrorDetails } from "../errors.ts";
import type { Outgoing } from "./request.ts";

/** How many redirects in a row are followed. */
const mostRedirects = 5;

/**
 * Where a redirect leads, for a request that may be sent again.
 *
 * @returns undefined where the response is no redirect
 * @throws {HttpError} where it leads to another origin, which would receive the credentials in the query or in a
 *   header of their own; where it would change the method; or where the platform does not say where it leads
 */
export function redirectTarget(
  request: Outgoing,
  response: Response,
  followed: number,
  details: ErrorDetails,
): string | undefined {
  const { status } = response;
  // A browser hides the status of a redirect that it does not follow.
  const isRedirect = response.type === "opaqueredirect" || [301, 302, 303, 307, 308].includes(status);
  if (!isRedirect) return undefined;
  const location = response.headers.get("location");
  const target = location !== null && URL.canParse(location, request.url) ? new URL(location, request.url) : undefined;
  const refuse = (why: string) => {
    const providerMessage = `a redirect${target ? ` to ${target.origin}` : ""} was not followed: ${why}`;
    return new HttpError({ ...details, status, httpStatus: status, providerMessage, body: undefined });
  };
  if (!target) throw refuse("it has no valid Location");
  if (target.origin !== new URL(request.url).origin) throw refuse("it leads to another origin. Check the base URL");
  if (!["GET", "HEAD"].includes(request.method)) throw refuse("only reads are redirected");
  if (followed >= mostRedirects) throw refuse(`more than ${mostRedirects} in a row`);
  return target.href;
}
