const longest = 120;

/**
 * A value in a drift: short, on one line, and never a whole body. A long text is not cut: a part of a credential
 * that the provider repeats would be recognized by nobody, and redacted by nobody.
 */
export function show(value: unknown): string {
  if (value === undefined || (typeof value === "object" && value !== null)) return kind(value);
  const text = JSON.stringify(value);
  return text.length > longest ? `a string of ${String(value).length} characters` : text;
}

export function kind(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value === null || value === undefined) return value === null ? "null" : "nothing";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
