import { driftsOf, liveSuite, stageOf } from "@demarc/contract-testing/live";
import { expect, test } from "vitest";
import { live } from "./live.ts";
import { simulator } from "./simulator/mock.ts";

await liveSuite(live, simulator);

test("a customer whose creation was refused is not left behind", async () => {
  const refused = driftsOf().find(({ kind }) => kind === "new required body field");
  expect(refused).toBeDefined();
  const { report } = await stageOf(live, simulator).runWith(refused, { allowWrites: true });
  expect(report.leftBehind.filter((what) => what.includes("customer"))).toEqual([]);
});
