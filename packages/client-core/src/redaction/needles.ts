import { decodings } from "./decode.ts";

/** Something to look for in a text whose escapes are resolved and whose letters are folded. */
export interface Needle {
  text: string;
  /** It is short, and may be part of anything else. */
  wholeWord: boolean;
  /** It is a part of base64: up to four characters on either side may belong to it. */
  base64: boolean;
}

/** Shorter than this, a credential is replaced only as a whole word. */
const longEnoughToBeUnique = 8;

/**
 * Letters in lower case, and what differs between the alphabets of base64, or between a form and a URL, made the same.
 * The length stays.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const folded =
    lower.length === text.length
      ? lower
      : text.replaceAll(/\p{Lu}/gu, (letter) =>
          letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
        );
  return folded.replaceAll(/[+-]/g, " ").replaceAll("_", "/");
}

/** All that shows a credential, the shortest first. */
export function needlesOf(credentials: readonly string[]): Needle[] {
  const pairs = credentials.flatMap((user) => credentials.map((secret) => `${user}:${secret}`));
  const needles = [
    // It may contain what looks like an escape.
    ...credentials.flatMap((credential) => decodings(credential).map(({ text }) => plain(text))),
    ...[...credentials, ...pairs].map((text) => plain(toBase64(text).replaceAll("=", ""), true)),
    ...credentials.flatMap((credential) => {
      const inUrl = encodeURIComponent(credential);
      return [credential, inUrl, toBase64(credential), toBase64(inUrl)].flatMap(withinBase64);
    }),
  ];
  return [...new Map(needles.map((needle) => [needle.text, needle])).values()].toSorted(
    (a, b) => a.text.length - b.text.length,
  );
}

function plain(text: string, base64 = false): Needle {
  const wholeWord = text.length < longEnoughToBeUnique;
  return { text: fold(text), wholeWord, base64: base64 && !wholeWord };
}

/**
 * What occurs of a text in the base64 of anything around it. That takes three bytes at a time, so it depends on where the
 * text begins, and the characters at either end depend on what stands next to it.
 */
function withinBase64(text: string): Needle[] {
  const bytes = new TextEncoder().encode(text);
  return [0, 1, 2].flatMap((skipped) => {
    const core = bytes.subarray(skipped, bytes.length - ((bytes.length - skipped) % 3));
    return core.length < 6 ? [] : [plain(btoa(String.fromCharCode(...core)), true)];
  });
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
