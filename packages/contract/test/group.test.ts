import { listOperations, type Operation } from "@demarc/openapi";
import { numbersSpec } from "@demarc/openapi/fixtures";
import { describe, expect, test } from "vitest";
import { groupByCause } from "../src/findings/group.ts";
import type { Observation } from "../src/check/observation.ts";

const { document } = numbersSpec();
const [listNumbers, orderNumber] = listOperations(document) as [Operation, Operation];
const specPointer = "/components/schemas/Number/properties/state";

/** An observation of a state in a row, with changes. */
function observation(pointer: string, changes: Partial<Observation> = {}, expected = "a string"): Observation {
  return { operation: listNumbers, violation: { pointer, specPointer, expected, value: 7 }, ...changes };
}

const sizes = (...observations: Observation[]) =>
  groupByCause(document, observations).map((cause) => [cause.grade, cause.observations.length]);

describe("observations of one cause", () => {
  test("are those of one place in any row", () => {
    expect(sizes(observation("/body/0/state"), observation("/body/17/state"))).toEqual([["breaking", 2]]);
  });

  test.each<[string, Observation, string]>([
    ["grade", observation("/body/1/state", { grade: "informational" }), "informational"],
    ["operation", observation("/body/1/state", { operation: orderNumber }), "breaking"],
    ["place", observation("/body/1/name"), "breaking"],
    ["expectation", observation("/body/1/state", {}, "a number"), "breaking"],
  ])("have the same %s", (_, other, grade) => {
    expect(sizes(observation("/body/0/state"), other)).toEqual([
      ["breaking", 1],
      [grade, 1],
    ]);
  });

  test("are told from notes in the same place, and name the same erratum", () => {
    const errata = [{ id: "old", at: `#${specPointer}` }];
    const note = observation("/body/0/state");
    note.violation.informational = true;
    const other = observation("/body/1/state");
    const causes = groupByCause(document, [note, other], errata);
    expect(causes.map(({ grade, erratum }) => [grade, erratum?.id])).toEqual([
      ["informational", "old"],
      ["breaking", "old"],
    ]);
  });
});
