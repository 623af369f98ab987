import { toPointer } from "@demarc/openapi";

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
  // A provider may give it back in capitals.
  const patterns = secret.length < longEnough ? [word(secret)] : formsOf(secret).map((form) => pattern(form, "giu"));
  return (text) => patterns.reduce((scrubbed, each) => scrubbed.replaceAll(each, mark), text);
}

function pattern(form: string, flags: string, before = "", after = ""): RegExp {
  return new RegExp(before + form.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`) + after, flags);
}

function word(secret: string): RegExp {
  return pattern(secret, "gu", String.raw`(?<![\p{L}\p{N}])`, String.raw`(?![\p{L}\p{N}])`);
}

/** How a text is written inside another. */
const encodings: ((text: string) => string)[] = [
  (text) => encodeURIComponent(text),
  (text) => new URLSearchParams({ v: text }).toString().slice(2),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => toPointer([text]).slice(1),
];

/** The forms that a secret is written in, the longest first: a shorter one may be part of it. */
function formsOf(secret: string): string[] {
  const once = new Set([secret, ...encodings.map((encode) => encode(secret))]);
  // A URL in a JSON text in the query of a redirect is three deep.
  const layered = new Set(once);
  for (let depth = 0; depth < 2; depth++)
    for (const form of Array.from(layered)) for (const encode of encodings) layered.add(encode(form));
  const forms = [...layered, ...[...once].flatMap(base64Forms)];
  return Array.from(new Set(forms)).toSorted((a, b) => b.length - a.length);
}

/**
 * A secret in base64, by itself and inside other text: base64 takes three bytes at a time, so what is certain to occur
 * depends on where the secret begins, and the characters at either end on what stands next to it.
 */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const cores = [0, 1, 2].flatMap((shift) => {
    const rest = bytes.subarray((3 - shift) % 3);
    const core = rest.subarray(0, rest.length - (rest.length % 3));
    return core.length < 6 ? [] : [core];
  });
  return [bytes, ...cores].flatMap((part) => [part.toString("base64"), part.toString("base64url")]);
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
