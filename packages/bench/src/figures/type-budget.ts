import budget from "../../type-budget.json" with { type: "json" };

/** How many types a program with all three clients may instantiate. */
export const typeBudget = budget.instantiations;

const mostAbove = 1.05;
const mostBelow = 0.8;

/**
 * Why a count does not fit a budget, and what to do.
 *
 * @returns undefined where it fits
 */
export function outsideBudget(count: number, allowed: number): string | undefined {
  const found = `A program with all three clients instantiates ${count} types`;
  const intended = `If this is intended, set the budget in packages/bench/type-budget.json to ${count}.`;
  if (count > allowed * mostAbove)
    return `${found}, more than 5 % above its budget of ${allowed}: the compiler and the editor of every user get slower. ${intended}`;
  if (count < allowed * mostBelow)
    return `${found}, more than 20 % below its budget of ${allowed}: an increase would not be detected. ${intended}`;
  return undefined;
}
