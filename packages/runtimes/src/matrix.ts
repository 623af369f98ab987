import { bun } from "../bun/cells.ts";
import { chromium } from "../chromium/cells.ts";
import { deno } from "../deno/cells.ts";
import { currentNode, nodes } from "../node/cells.ts";
import { currentTypes, types } from "../types/cells.ts";
import { workerd } from "../workerd/cells.ts";
import type { Cell } from "./cell.ts";

/** Everything that the packages are said to run and compile on. */
export const matrix: readonly Cell[] = [...nodes, bun, deno, workerd, chromium, ...types];

/** What needs nothing that is not here already. */
export const quick: readonly Cell[] = [currentNode, currentTypes];
