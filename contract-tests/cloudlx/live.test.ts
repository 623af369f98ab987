import { liveSuite, stageOf } from "@demarc/contract-testing/live";
import { expect, test } from "vitest";
import { live } from "./live.ts";
import { suite } from "./simulator/suite.ts";

await liveSuite(live, suite);

test("a customer whose creation was refused is not left behind", async () => {
  const refused = suite.drifts.find(({ kind }) => kind === "new required body field");
  const { report } = await stageOf(live, suite).runWith(refused, { allowWrites: true });
  expect(report.leftBehind.filter((what) => what.includes("customer"))).toEqual([]);
});
