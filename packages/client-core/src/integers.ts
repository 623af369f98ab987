/** Sixteen digits are where integers begin that a JavaScript number cannot hold. */
const candidate = /(?<![\d.eE"+-])-?\d{16,}(?![\d.eE])/;
const strings = /"(?:[^"\\]|\\.)*"/g;

/**
 * An integer in JSON text that a JavaScript number cannot hold: parsing would change its last digits without a word.
 *
 * @returns its digits, or undefined where there is none
 */
export function unsafeInteger(json: string): string | undefined {
  // Most answers have none, and are not worth a second look.
  if (!candidate.test(json)) return undefined;
  for (const [digits] of json.replaceAll(strings, '""').matchAll(new RegExp(candidate, "g"))) {
    if (!Number.isSafeInteger(Number(digits))) return digits;
  }
  return undefined;
}
