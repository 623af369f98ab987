import type { HeaderScheme } from "../descriptors.ts";

/** A user and a password, `user:password`, as HTTP's Basic has them. */
export function basicCredential(credential: string): string {
  return `Basic ${btoa(credential)}`;
}

/** A credential that is a cookie, beside the others. */
export function cookieCredential(credential: string, before: string | undefined, { cookie }: HeaderScheme): string {
  return `${before === undefined ? "" : `${before}; `}${cookie}=${encodeURIComponent(credential)}`;
}
