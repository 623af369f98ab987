import { expect, test } from "vitest";
import { erratumAt } from "../src/findings/errata.ts";

const at = "/components/schemas/Number/properties/state";

test.each<[string, string, boolean]>([
  ["the place itself", at, true],
  ["a keyword below it", `${at}/enum`, true],
  ["the object directly above it", "/components/schemas/Number/properties", true],
  ["an object further above", "/components/schemas/Number", false],
  ["a sibling whose name begins with its own", `${at}s`, false],
  ["a keyword of such a sibling", `${at}Code/type`, false],
  ["another property", "/components/schemas/Number/properties/e164", false],
  ["a sibling whose name begins its own", "/components/schemas/Number/properties/sta", false],
])("an erratum concerns %s: %s", (_, specPointer, concerned) => {
  expect(erratumAt([{ id: "states", at: `#${at}` }], specPointer)?.id).toBe(concerned ? "states" : undefined);
});

test("the first erratum that concerns a place explains it", () => {
  const errata = [
    { id: "other", at: "#/components/schemas/Other" },
    { id: "first", at: `#${at}` },
    { id: "second", at: `#${at}` },
  ];
  expect(erratumAt(errata, at)?.id).toBe("first");
});
