/**
 * The wait that a `Retry-After` header asks for, in milliseconds.
 *
 * @param header seconds, or an HTTP date (RFC 9110, 10.2.3)
 * @returns undefined where the header is missing, makes no sense, or names a time that is not in the future
 */
export function retryAfterMs(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  // Only whole words of digits are seconds: Date.parse would take "1.5" for a day in January.
  const ms = /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : /[a-z]{3}/i.test(text)
      ? Date.parse(text) - now
      : Number.NaN;
  return ms > 0 && Number.isFinite(ms) ? Math.ceil(ms) : undefined;
}
