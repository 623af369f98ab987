/** As many digits as an integer has, at least, that a JavaScript number cannot represent. */
const digits = 16;
/** With three digits at least: a number ends at 1.8e308. */
const largeExponent = /[eE]\+?\d{3}/;
/** A number of more characters is counted. */
const longestShown = 100;
/** Texts, so that what stands in them is passed over, and numbers. */
const tokens = /"[^"]*"|-?\d[\d.eE+-]*/g;

/**
 * A number in JSON text that JavaScript cannot represent: parsing would change the last digits of a long integer
 * silently, and make infinity of what is too large.
 *
 * @returns it as it is written, or undefined where there is none
 */
export function inexactNumber(json: string): string | undefined {
  if (!hasLongNumber(json) && !largeExponent.test(json)) return undefined;
  // Without escapes a text ends at its next quote. A pattern for both at once overflows the stack on a long text.
  for (const [token] of json.replaceAll(/\\./g, "").matchAll(tokens)) {
    const isExact = /^-?\d+$/.test(token)
      ? Number.isSafeInteger(Number(token))
      : !/^[-\d].*e/i.test(token) || Number.isFinite(Number(token));
    if (!isExact) return token.length > longestShown ? `of ${token.length} digits` : token;
  }
  return undefined;
}

/**
 * Whether the text has so many digits in a row. Most answers have not, and each is asked: it looks at every sixteenth
 * character, one of which such a row cannot avoid, and from there on both sides.
 */
function hasLongNumber(text: string): boolean {
  for (let index = digits - 1; index < text.length; index += digits) {
    if (!isDigit(text, index)) continue;
    let first = index;
    while (isDigit(text, first - 1)) first--;
    let last = index;
    while (isDigit(text, last + 1)) last++;
    if (last - first + 1 >= digits) return true;
  }
  return false;
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
}
