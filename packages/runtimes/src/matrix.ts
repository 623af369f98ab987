import { bun } from "../bun/cells.ts";
import { chromium } from "../chromium/cells.ts";
import { deno } from "../deno/cells.ts";
import { currentNode, nodes } from "../node/cells.ts";
import { currentTypes, types } from "../types/cells.ts";
import { workerd } from "../workerd/cells.ts";
import type { Cell } from "./cell.ts";

/** Everything that the packages are said to run and compile on. */
export const matrix: readonly Cell[] = [...nodes, bun, deno, workerd, chromium, ...types];

/**
 * The cells that have a text in their names, in capitals or not; all where none is given.
 *
 * @throws where there is none, naming those that there are
 */
export function choose(cells: readonly Cell[], text = ""): readonly Cell[] {
  const chosen = cells.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  if (chosen.length === 0)
    throw new Error(
      `Nothing in the matrix has "${text}" in its name. There are: ${cells.map(({ name }) => name).join("; ")}.`,
    );
  return chosen;
}

/** What needs nothing that is not here already. */
export const quick: readonly Cell[] = [currentNode, currentTypes];
