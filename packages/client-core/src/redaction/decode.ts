/** A text with its escapes resolved, and where in the original its parts stand. */
export interface Decoded {
  text: string;
  /** The range of the original that a range of the text comes from. An escape counts as a whole. */
  original(start: number, end: number): [start: number, end: number];
}

/** Runs of percent escapes, repeatedly encoded or not; escapes of JSON, in JSON or not; of HTML; of JSON pointers. */
const escapes =
  // oxlint-disable-next-line regexp/no-super-linear-move -- what one alternative leaves of a run of backslashes, the next takes
  /(?:%(?:25)*[\da-f]{2}){1,999}|(?:\\+u[\da-f]{4}){1,999}|\\+["'/bfnrt]?|&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|quot|apos|lt|gt);|~[01]/gi;

/** How many kinds of escapes inside one another are resolved. */
const deepest = 4;

const signs: Readonly<Record<string, string>> = {
  amp: "&",
  quot: '"',
  apos: "'",
  lt: "<",
  gt: ">",
  "~0": "~",
  "~1": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** A text, and what comes out of it as long as its escapes hide further ones. */
export function decodings(text: string): Decoded[] {
  const levels: Decoded[] = [];
  let level: Decoded | undefined = { text, original: (start, end) => [start, end] };
  for (; level && levels.length <= deepest; level = decode(level)) levels.push(level);
  return levels;
}

/** Undefined where there is nothing to resolve. */
function decode(outer: Decoded): Decoded | undefined {
  let text = "";
  let read = 0;
  // The edges of the escapes, in the text and in the outer one.
  const inside: number[] = [];
  const outside: number[] = [];
  for (const { 0: escape, index } of outer.text.matchAll(escapes)) {
    text += outer.text.slice(read, index);
    inside.push(text.length);
    outside.push(index);
    text += meaning(escape);
    read = index + escape.length;
    inside.push(text.length);
    outside.push(read);
  }
  if (read === 0) return undefined;
  text += outer.text.slice(read);
  if (text === outer.text) return undefined;

  /** Which edge is the last one at or before a place of the text; -1 where none is. */
  const edgeBefore = (place: number) => {
    let [low, high] = [0, inside.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((inside[middle] ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const toOuter = (place: number, edge: number) => place - (inside[edge] ?? 0) + (outside[edge] ?? 0);
  return {
    text,
    original(start, end) {
      const first = edgeBefore(start);
      const last = edgeBefore(end - 1);
      // An even edge is where an escape begins: the place is within what it stands for.
      return outer.original(
        first % 2 === 0 ? (outside[first] ?? 0) : toOuter(start, first),
        last % 2 === 0 ? (outside[last + 1] ?? 0) : toOuter(end, last),
      );
    },
  };
}

function meaning(escape: string): string {
  if (escape.startsWith("%")) return fromPercent(escape);
  if (escape.startsWith("&#")) return fromNumber(escape.slice(2, -1));
  const sign = escape.startsWith("&") ? escape.slice(1, -1) : escape.replace(/^\\+/, "");
  // oxlint-disable-next-line regexp/no-super-linear-move -- each run of backslashes is followed by a \u escape
  if (/^u[\da-f]{4}/i.test(sign)) return sign.replaceAll(/\\*u([\da-f]{4})/gi, (_, unit) => fromNumber(`x${unit}`));
  return signs[sign.toLowerCase()] ?? (sign || "\\");
}

/** UTF-8 where it is; otherwise a character of Latin-1 for each byte. */
function fromPercent(escape: string): string {
  const bytes = Uint8Array.from(escape.match(/[\da-f]{2}(?=%|$)/gi) ?? [], (digits) => Number.parseInt(digits, 16));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}

function fromNumber(digits: string): string {
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  return code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
}
