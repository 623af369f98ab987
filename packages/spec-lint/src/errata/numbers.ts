import type { Problem } from "../problem.ts";
import type { ErrataFile } from "./file.ts";

/** Checks that each number that a provider accounts for stands exactly once among its errata and corrections. */
export function checkNumbers(file: ErrataFile): Problem[] {
  const { contradictions, errata, corrections } = file.content;
  const { first, last, unassigned } = contradictions;
  const problems: Problem[] = [];
  const places = new Map<number, string>();

  for (const [list, entries] of Object.entries({ errata, corrections })) {
    for (const [index, { numbers }] of entries.entries()) {
      for (const [nth, number] of numbers.entries()) {
        const report = (message: string) =>
          problems.push(file.problem([list, index, "numbers", nth], "errata-number", message));
        const taken = places.get(number);
        if (taken) report(`Number ${number} stands at ${taken} already. Name it in one of the two.`);
        else if (number < first || number > last)
          report(`Number ${number} is not among ${first} to ${last}. Correct it, or contradictions.`);
        else if (unassigned.includes(number))
          report(`Number ${number} is listed as unassigned. Take it off that list, or out of this entry.`);
        places.set(number, `#/${list}/${index}`);
      }
    }
  }
  for (let number = first; number <= last; number++) {
    if (places.has(number) || unassigned.includes(number)) continue;
    const message = `Number ${number} is missing. Give it to an entry of errata or corrections, or list it as unassigned.`;
    problems.push(file.problem(["contradictions"], "errata-number", message));
  }
  for (const [nth, number] of unassigned.entries()) {
    if (number >= first && number <= last) continue;
    const message = `Number ${number} is not among ${first} to ${last}. Take it off the list.`;
    problems.push(file.problem(["contradictions", "unassigned", nth], "errata-number", message));
  }
  return problems;
}
