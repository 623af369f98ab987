import type { Cell } from "./cell.ts";
import { chromium } from "./cells/chromium.ts";
import { currentNode, programs } from "./cells/programs.ts";
import { currentTypes, types } from "./cells/types.ts";
import { workerd } from "./cells/workerd.ts";

/** Everything that the packages are documented to run and compile on. */
export const matrix: readonly Cell[] = [...programs, workerd, chromium, ...types];

/** The cells that `npm test` runs: they need nothing that the set-up has not installed. */
export const quick = { node: currentNode, types: currentTypes };

/** The cells whose names contain a text in any letter case. Throws where there is none, with all names. */
export function choose(cells: readonly Cell[], text = ""): readonly Cell[] {
  const chosen = cells.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  if (chosen.length > 0) return chosen;
  const names = cells.map(({ name }) => name).join("; ");
  throw new Error(`No name in the matrix contains "${text}". The names: ${names}.`);
}
