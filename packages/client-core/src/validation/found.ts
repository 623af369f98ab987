/** A value in a drift: short, on one line, and never a whole body. */
export function show(value: unknown): string {
  if (typeof value === "object" && value !== null) return kind(value);
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** What kind of thing a value is. */
export function kind(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value === null || value === undefined) return value === null ? "null" : "nothing";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
