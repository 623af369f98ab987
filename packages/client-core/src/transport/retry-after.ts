/**
 * The wait that a `Retry-After` header asks for, in milliseconds.
 *
 * @param header seconds, or an HTTP date (RFC 9110, 10.2.3)
 * @returns undefined where the header is missing, is neither, or names a time that is not in the future
 */
export function retryAfterMs(header: string, now = Date.now()): number | undefined {
  // Only what has a month in letters is a date: Date.parse would take "-5" and "1.5" for days in January.
  const untilDate = /[a-z]{3}/i.test(header) ? Date.parse(header) - now : Number.NaN;
  const ms = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : untilDate;
  return ms > 0 && Number.isFinite(ms) ? Math.ceil(ms) : undefined;
}
