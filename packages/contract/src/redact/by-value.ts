/** Takes the given credentials out of a text, in every form that they are written in on the way. */
export type Scrub = (text: string) => string;

const mark = "[redacted]";

/** Shorter than this, a secret is replaced only where it stands as a word: it may be part of any other. */
const longEnough = 8;

/**
 * A function that replaces every occurrence of the secrets: plain, percent-encoded, as in a form, as in JSON, any of
 * these inside another, and in base64, also where other text is encoded along with them.
 *
 * Use it before anything is cut to length: half a secret is not found.
 *
 * @param secrets asked for each time, because tokens are issued while a run goes on
 */
export function scrubber(secrets: () => readonly string[]): Scrub {
  const known = new Map<string, (text: string) => string>();
  return (text) =>
    secrets().reduce((scrubbed, secret) => {
      const replace = known.get(secret) ?? replacer(secret);
      known.set(secret, replace);
      return replace(scrubbed);
    }, text);
}

function replacer(secret: string): (text: string) => string {
  if (secret.length < longEnough) {
    const word = new RegExp(
      `(?<![\\p{L}\\p{N}])${secret.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}(?![\\p{L}\\p{N}])`,
      "gu",
    );
    return (text) => text.replaceAll(word, mark);
  }
  const forms = formsOf(secret);
  return (text) =>
    forms.reduce((scrubbed, form) => (scrubbed.includes(form) ? scrubbed.replaceAll(form, mark) : scrubbed), text);
}

/** How a text is written inside another. */
const encodings: ((text: string) => string)[] = [
  (text) => encodeURIComponent(text),
  (text) => new URLSearchParams({ v: text }).toString().slice(2),
  (text) => JSON.stringify(text).slice(1, -1),
];

/** The forms that a secret is written in, the longest first: a shorter one may be part of it. */
function formsOf(secret: string): string[] {
  const once = new Set([secret, ...encodings.map((encode) => encode(secret))]);
  // A URL in a JSON text in the query of a redirect is three deep.
  const layered = new Set(once);
  for (let depth = 0; depth < 2; depth++)
    for (const form of [...layered]) for (const encode of encodings) layered.add(encode(form));
  const forms = [...layered, ...[...once].flatMap(base64Cores)];
  return [...new Set([...forms, ...forms.map(lowerEscapes)])].sort((one, other) => other.length - one.length);
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
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [map(key), mapTexts(item as unknown, map)]),
  ) as T;
}
