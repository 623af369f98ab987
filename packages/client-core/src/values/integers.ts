/** As many digits as an integer has, at least, that a JavaScript number cannot represent. */
const digits = 16;
const longNumber = /\d{16}/;
/** Texts, so that what stands in them is passed over, and numbers. */
const tokens = /"[^"]*"|-?\d[\d.eE+-]*/g;

/**
 * An integer in JSON text that a JavaScript number cannot represent: parsing would change its last digits silently.
 *
 * @returns its digits, or undefined where there is none
 */
export function unsafeInteger(json: string): string | undefined {
  if (!hasLongNumber(json)) return undefined;
  // Without escapes a text ends at its next quote. A pattern for both at once overflows the stack on a long text.
  for (const [token] of json.replaceAll(/\\./g, "").matchAll(tokens)) {
    if (/^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token))) return token;
  }
  return undefined;
}

/**
 * Whether the text has so many digits in a row. Most answers have not, and each is asked: it looks at every sixteenth
 * character, one of which such a row cannot avoid, and from there on both sides.
 */
function hasLongNumber(text: string): boolean {
  for (let index = digits - 1; index < text.length; index += digits) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57 && longNumber.test(text.slice(index - digits + 1, index + digits))) return true;
  }
  return false;
}
