import { readFileSync } from "node:fs";

/** How many types a program with all three clients may instantiate: `instantiations` of type-budget.json. */
export const typeBudget = (
  JSON.parse(readFileSync(new URL("../type-budget.json", import.meta.url), "utf8")) as { instantiations: number }
).instantiations;

const mostAbove = 1.05;
const mostBelow = 0.8;

/**
 * Why a count does not fit a budget, and what to do.
 *
 * @returns undefined where it fits
 */
export function outsideBudget(count: number, budget: number): string | undefined {
  const found = `A program with all three clients instantiates ${count} types`;
  const intended = `If this is intended, set the budget in packages/bench/type-budget.json to ${count}.`;
  if (count > budget * mostAbove)
    return `${found}, more than 5 % above its budget of ${budget}: the compiler and the editor of every user get slower. ${intended}`;
  if (count < budget * mostBelow)
    return `${found}, more than 20 % below its budget of ${budget}: an increase would not be detected. ${intended}`;
  return undefined;
}
