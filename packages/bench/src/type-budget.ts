import { readFileSync } from "node:fs";

/** How many types a program with all three clients may instantiate: `instantiations` of type-budget.json. */
export const typeBudget = (
  JSON.parse(readFileSync(new URL("../type-budget.json", import.meta.url), "utf8")) as { instantiations: number }
).instantiations;

const mostAbove = 1.05;
const mostBelow = 0.8;

/** What is wrong with a count, or with the budget. Undefined where they go together. */
export function judgeInstantiations(count: number, budget: number): string | undefined {
  const mend = `If that is meant, set the budget in packages/bench/type-budget.json to ${count}.`;
  if (count > budget * mostAbove)
    return `A program with all three clients instantiates ${count} types, more than 5 % above its budget of ${budget}: each user's compiler and editor gets slower. ${mend}`;
  if (count < budget * mostBelow)
    return `A program with all three clients instantiates ${count} types, more than 20 % below its budget of ${budget}, which guards nothing. ${mend}`;
  return undefined;
}
