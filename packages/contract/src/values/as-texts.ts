/** A value as the texts that stand for it in a request: `1` and `"1"` are the same there. Nothing stays nothing. */
export function asTexts(value: unknown): unknown {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value !== "object" || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asTexts(entry)]));
}
