import { expect, test } from "vitest";
import { mutationPage } from "../src/mutation/page.ts";
import { mutationTable } from "../src/mutation/table.ts";
import type { MutationReport } from "@demarc/mutation";
import { all, parse } from "./markup.ts";

const report: MutationReport = {
  provider: "acme",
  problems: [],
  durationMs: 2000,
  total: 10,
  mutants: [
    {
      operator: "field removed",
      pointer: "/a",
      detail: "taken out",
      durationMs: 10,
      kill: { by: "served", caseId: "x", pointer: "/body" },
    },
    { operator: "field removed", pointer: "/b", detail: "taken out", durationMs: 30, equivalent: "Said twice. <b>" },
  ],
  responses: [
    { operationId: "a", example: "200", operator: "null", pointer: "/body", expected: "breaking", right: true },
    {
      operationId: "a",
      example: "200",
      operator: "another order",
      pointer: "/body",
      expected: "compatible",
      right: false,
      found: "breaking at /body",
    },
  ],
};

test("the table has a row for each provider, and names the operators with survivors", () => {
  const [, row, operator] = mutationTable([report]).split("\n");
  expect(row?.split(/\s{2,}/)).toEqual([
    "acme",
    "1 of 2",
    "50 % (a sample of 10)",
    "1",
    "1 of 1",
    "100 %",
    "1 of 1",
    "20.0 ms",
    "2.0 s",
  ]);
  expect(operator).toBe("acme  field removed: 1 of 2 killed, 1 equivalent");
});

test("the page shows each operator, the survivors with their reasons and the false alarms, and takes nothing for markup", () => {
  const page = parse(mutationPage([report]));
  expect(all(page, "meter").map(({ attributes }) => attributes["aria-label"])).toEqual(["field removed: 50 %"]);
  expect(all(page, "li").map(({ text }) => text)).toEqual([
    expect.stringContaining("Said twice. <b>"),
    expect.stringContaining("found breaking at /body"),
  ]);
});
