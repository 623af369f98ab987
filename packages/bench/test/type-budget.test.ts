import { expect, test } from "vitest";
import { countInstantiations, outsideBudget, typeBudget } from "../src/figures/instantiations.ts";

test("a program with all three clients is within its budget of types", async () => {
  expect(outsideBudget(await countInstantiations("types/tsconfig.json"), typeBudget)).toBeUndefined();
});

test.each([
  [1049, undefined],
  [1051, "more than 5 % above its budget of 1000"],
  [801, undefined],
  [799, "more than 20 % below its budget of 1000"],
])("with a budget of 1000, %i types give the message %s", (count, message) => {
  expect(outsideBudget(count, 1000)).toEqual(message && expect.stringContaining(message));
});

test("the types of a project that does not compile are not counted", async () => {
  await expect(countInstantiations("test/broken/tsconfig.json")).rejects.toThrow("does not compile");
});
