import { summaryTable } from "@demarc/contract-report";
import { expect, test } from "vitest";
import { planted, runPlanted } from "../fixtures/planted.ts";

test("thirty causes are planted, in documents, examples, clients and answers", () => {
  expect(planted.length).toBeGreaterThanOrEqual(30);
  expect(new Set(planted.map((each) => each.in))).toEqual(new Set(["document", "example", "client", "answers"]));
});

test("where nothing is planted, nothing is named", async () => {
  const text = summaryTable(await runPlanted({ in: "document", cause: "", changes: [], says: "" }), { color: false });
  expect(text).toContain("all passed");
  expect(text).not.toContain("✗");
});

test.each(planted)("the first ten lines name the cause, and no cause takes more than 40: $cause", async (each) => {
  const text = summaryTable(await runPlanted(each), { color: false, width: 80 });
  const first = text.split("\n").slice(0, 10).join(" ").replaceAll(/\s+/g, " ");
  expect(first).toContain(each.says);
  for (const part of text.split("\n\n")) expect(part.split("\n").length, part).toBeLessThanOrEqual(40);
});
