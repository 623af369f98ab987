import { expect, test } from "vitest";
import { countInstantiations } from "../src/instantiations.ts";
import { judgeInstantiations, typeBudget } from "../src/type-budget.ts";

test("a program with all three clients keeps its budget of types", async () => {
  expect(judgeInstantiations(await countInstantiations("types/tsconfig.json"), typeBudget)).toBeUndefined();
});

test.each([
  [1049, undefined],
  [1051, "more than 5 % above its budget of 1000"],
  [801, undefined],
  [799, "more than 20 % below its budget of 1000"],
])("of a budget of 1000, %i is judged", (count, complaint) => {
  const verdict = judgeInstantiations(count, 1000);
  if (complaint === undefined) expect(verdict).toBeUndefined();
  else expect(verdict).toContain(complaint);
});

test("a project that does not compile is no count", async () => {
  await expect(countInstantiations("test/broken/tsconfig.json")).rejects.toThrow("does not compile");
});
