/** As many digits as an integer has, at least, that a JavaScript number cannot hold. */
const digits = 16;
const candidate = /(?<![\d.eE"+-])-?\d{16,}(?![\d.eE])/g;
const strings = /"(?:[^"\\]|\\.)*"/g;

/**
 * An integer in JSON text that a JavaScript number cannot hold: parsing would change its last digits without a word.
 *
 * @returns its digits, or undefined where there is none
 */
export function unsafeInteger(json: string): string | undefined {
  if (!hasLongNumber(json)) return undefined;
  for (const [integer] of json.replaceAll(strings, '""').matchAll(candidate)) {
    if (!Number.isSafeInteger(Number(integer))) return integer;
  }
  return undefined;
}

/**
 * Whether the text has so many digits in a row. Most answers have not, and each is asked: it looks at every sixteenth
 * character, one of which such a row cannot avoid.
 */
function hasLongNumber(text: string): boolean {
  for (let index = digits - 1; index < text.length; index += digits) {
    if (!isDigit(text, index)) continue;
    let start = index;
    let end = index + 1;
    while (isDigit(text, start - 1)) start--;
    while (isDigit(text, end)) end++;
    if (end - start >= digits) return true;
  }
  return false;
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
}
