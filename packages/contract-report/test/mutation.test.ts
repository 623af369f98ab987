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

test("the page shows the gaps first, folds what is equivalent or killed, and takes nothing for markup", () => {
  const [killed, equivalent] = report.mutants as [MutationReport["mutants"][number], MutationReport["mutants"][number]];
  const survivor = { operator: "type changed", pointer: "/c", detail: "<i>", durationMs: 1 };
  const page = parse(mutationPage([{ ...report, mutants: [killed, equivalent, survivor] }]));
  expect(all(page, "h1")[0]?.text).toBe("Mutation report: 2 gaps");
  const folded = all(page, "details").flatMap((details) => all(details, "li").map(({ text }) => text));
  const open = all(page, "li")
    .map(({ text }) => text)
    .filter((text) => !folded.includes(text));
  expect(open).toEqual([
    expect.stringContaining("type changed (<i>) at /c"),
    expect.stringContaining("found breaking at /body"),
  ]);
  expect(folded).toEqual([expect.stringContaining("Said twice. <b>")]);
  expect(parse(mutationPage([])).text).toContain("Mutation report: no gap");
});

test("the page has the providers with gaps before those without", () => {
  const sound = { ...report, provider: "sound", responses: [] };
  const page = parse(mutationPage([sound, report]));
  expect(all(page, "h2").map(({ text }) => text)).toEqual(["acme", "sound"]);
});
