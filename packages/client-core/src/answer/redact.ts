/** Shorter than this, a credential is replaced only as a whole word: it may be part of any other. */
const longEnoughToBeUnique = 8;

/**
 * Replaces every occurrence of a credential in what a provider said, which may repeat what it was sent: plain,
 * percent-encoded once or twice, as in a form, as in JSON, as in a JSON pointer, and in base64.
 *
 * @param value text, or parsed JSON, whose strings and keys are searched
 */
export function redact<T>(value: T, credentials: Iterable<string>): T {
  // The longest first: a shorter one may be part of it.
  const forms = [...credentials].flatMap(formsOf).toSorted((a, b) => b.length - a.length);
  const patterns = forms.map(toPattern);
  return replaceIn(value, patterns) as T;
}

function replaceIn(value: unknown, patterns: RegExp[]): unknown {
  if (typeof value === "string")
    return patterns.reduce((text, pattern) => text.replaceAll(pattern, "[redacted]"), value);
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, patterns));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [replaceIn(key, patterns), replaceIn(item, patterns)]),
  );
}

function formsOf(credential: string): string[] {
  const bytes = new TextEncoder().encode(credential);
  const inUrl = [encodeURIComponent(credential), new URLSearchParams({ v: credential }).toString().slice(2)];
  return [
    credential,
    ...inUrl,
    ...inUrl.map(encodeURIComponent),
    JSON.stringify(credential).slice(1, -1),
    credential.replaceAll("~", "~0").replaceAll("/", "~1"),
    btoa(String.fromCharCode(...bytes)),
  ];
}

function toPattern(form: string): RegExp {
  const literal = form.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  // Percent escapes come in capitals and in small letters.
  return form.length >= longEnoughToBeUnique
    ? new RegExp(literal, "giu")
    : new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "gu");
}
