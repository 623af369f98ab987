const personal = /name$|^(full|first|last)_|phone|^address|^bank_/i;

/** Whether a field or parameter of this name may hold what belongs to a person or a customer. */
export function isPersonal(name: string): boolean {
  return personal.test(name);
}

/** Letters and digits by others of their kind; everything else stays. */
export function pseudonym(text: string): string {
  return text
    .replaceAll(/\p{Lu}/gu, "X")
    .replaceAll(/\p{L}/gu, (letter) => (letter === "X" ? "X" : "x"))
    .replaceAll(/\p{N}/gu, "0");
}
