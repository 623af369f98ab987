/** Takes the given credentials out of a text, in every form that they are written in on the way. */
export type Scrub = (text: string) => string;

const mark = "[redacted]";

/**
 * A function that replaces every occurrence of the secrets: plain, percent-encoded, as in a form, as in JSON, and in
 * base64, also where other text is encoded along with them.
 *
 * @param secrets asked for each time, because tokens are issued while a run goes on
 */
export function scrubber(secrets: () => readonly string[]): Scrub {
  return (text) => {
    let scrubbed = text;
    // A short one may be part of any word, and would leave nothing readable.
    for (const secret of secrets().filter(({ length }) => length >= 4)) {
      for (const form of formsOf(secret)) scrubbed = scrubbed.replaceAll(form, mark).replaceAll(lowerEscapes(form), mark);
    }
    return scrubbed;
  };
}

/** The forms that a secret is written in, the longest first: a shorter one may be part of it. */
export function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = [secret, encodeURIComponent(secret), new URLSearchParams({ v: secret }).toString().slice(2), json, ...base64Cores(secret)];
  return [...new Set(forms)].sort((one, other) => other.length - one.length);
}

/**
 * What is certain to stand in base64 of any text that holds the secret: base64 takes three bytes at a time, so it
 * depends on where the secret begins, and the signs at either end on what stands beside it.
 */
function base64Cores(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((shift) => {
    const whole = bytes.subarray((3 - shift) % 3);
    const core = whole.subarray(0, whole.length - (whole.length % 3));
    return core.length < 6 ? [] : [core.toString("base64"), core.toString("base64url")];
  });
}

function lowerEscapes(form: string): string {
  return form.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

/** Every text inside a JSON value, keys included, through a function. */
export function mapTexts<T>(value: T, map: (text: string) => string): T {
  if (typeof value === "string") return map(value) as T;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item as unknown, map)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [map(key), mapTexts(item as unknown, map)])) as T;
}
