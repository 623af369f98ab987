/** A text of the same length: letters and digits by one of their kind, everything else as it is. */
export function standIn(text: string): string {
  // What an identifier or an IPv4 address may consist of, so that it is one still.
  return text
    .replaceAll(/\p{Lu}/gu, "A")
    .replaceAll(/(?!A)\p{L}/gu, "a")
    .replaceAll(/\p{N}/gu, "1")
    .replaceAll(/\p{C}/gu, "?");
}

/** A number of the same kind and as many digits. */
export function numberStandIn(number: number): number {
  const stand = Number(String(number).replaceAll(/[1-9]/g, "1"));
  return Number.isFinite(stand) ? stand : 1;
}

/** A name of a field, as a programmer gives one, and no text that became a key. */
export function isIdentifier(key: string): boolean {
  return /^[A-Za-z_$][\w$.-]{0,63}$/.test(key);
}
