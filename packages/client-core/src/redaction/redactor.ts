import { decodings } from "./decode.ts";
import { fold, needlesOf, type Needle } from "./needles.ts";

/** Takes credentials out of what somebody else said. Before anything is cut to length: half a credential is not found. */
export interface Redactor {
  /** The text with a mark in place of each credential, however it is written. */
  text(text: string): string;
  /**
   * A copy of a parsed value, its texts, keys and numbers redacted. What is nested too deeply to be searched is replaced.
   *
   * @param number what a number becomes that is a credential; the mark by default
   */
  value<T>(value: T, number?: unknown): T;
}

type Range = [start: number, end: number];

export const mark = "[redacted]";

/** Deeper than anything documented, and well before the stack ends. */
const deepest = 200;

/** What was prepared last: one failure is mostly followed by another with the same credentials. */
let last: { secrets: string; needles: readonly Needle[] } | undefined;

function preparedNeedles(secrets: readonly string[]): readonly Needle[] {
  const key = JSON.stringify(secrets);
  if (last?.secrets !== key) last = { secrets: key, needles: needlesOf(secrets) };
  return last.needles;
}

/**
 * A redactor of these credentials; give it those that have been replaced meanwhile as well. It finds each in any letter
 * case, percent-encoded, in a form, in JSON, in a JSON pointer, in HTML, in base64 by itself, after a user name or within
 * anything else, and these inside one another.
 */
export function createRedactor(credentials: Iterable<string>): Redactor {
  const secrets = [...new Set(credentials)].filter(Boolean);
  const numbers = new Set(secrets.filter((secret) => /\d/.test(secret)).map(Number));
  const needles = preparedNeedles(secrets);
  const text = (given: string) => replace(given, needles);
  const value = (given: unknown, number: unknown, depth = 0): unknown => {
    if (typeof given === "string") return text(given);
    if (typeof given === "number" || typeof given === "bigint")
      return numbers.has(Number(given)) || text(String(given)) !== String(given) ? number : given;
    if (typeof given !== "object" || given === null) return given;
    if (depth === deepest) return mark;
    if (Array.isArray(given)) return given.map((item) => value(item, number, depth + 1));
    return Object.fromEntries(Object.entries(given).map(([key, item]) => [text(key), value(item, number, depth + 1)]));
  };
  return { text, value: <T>(given: T, number: unknown = mark) => value(given, number) as T };
}

function replace(given: string, needles: readonly Needle[]): string {
  const found: Range[] = [];
  for (const { text, original } of decodings(given)) {
    const folded = fold(text);
    for (const needle of needles) {
      // The shortest first: those that follow are too long as well.
      if (needle.text.length > folded.length) break;
      for (const range of occurrences(needle, folded)) {
        const [start, end] = needle.base64 ? withEdges(text, range) : range;
        found.push(original(start, end));
      }
    }
  }
  let redacted = "";
  let read = 0;
  for (const [start, end] of found.toSorted(([a], [b]) => a - b)) {
    if (start >= read) redacted += given.slice(read, start) + mark;
    read = Math.max(read, end);
  }
  return redacted + given.slice(read);
}

function occurrences({ text, wholeWord }: Needle, folded: string): Range[] {
  const found: Range[] = [];
  for (let start = folded.indexOf(text); start >= 0;) {
    const end = start + text.length;
    const isPart = wholeWord && (isLetter(folded[start - 1]) || isLetter(folded[end]));
    if (!isPart) found.push([start, end]);
    start = folded.indexOf(text, isPart ? start + 1 : end);
  }
  return found;
}

function isLetter(character = ""): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** With the base64 on either side that holds the ends of what was found. */
function withEdges(text: string, [start, end]: Range): Range {
  const before = /[\w+/-]{0,4}$/.exec(text.slice(Math.max(0, start - 4), start));
  const after = /^[\w+/=-]*/.exec(text.slice(end, end + 4));
  return [start - (before?.[0].length ?? 0), end + (after?.[0].length ?? 0)];
}
