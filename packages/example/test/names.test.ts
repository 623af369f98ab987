import { afterAll, beforeAll, expect, test } from "vitest";
import { diff } from "../src/commands/diff.ts";
import type { Platform } from "../src/platforms/platform.ts";
import { everything, servePlatforms } from "./support/platforms.ts";

let world: Awaited<ReturnType<typeof servePlatforms>>;
beforeAll(async () => {
  world = await servePlatforms();
});
afterAll(() => world.stop());

/** A platform with customers of these names, and nothing else. */
function platformOf(platform: string, ...names: string[]): Platform {
  const refuse = async () => Promise.reject(new Error("only lists"));
  const list = async () => names.map((name, index) => ({ platform, id: String(index + 1), name }));
  return { name: platform, list, show: refuse, create: refuse, update: refuse, end: refuse };
}

test("the plan names what is missing, what is there twice, and what is written differently", async () => {
  const platforms = [
    platformOf("a", "Example", "Same"),
    platformOf("b", "EXAMPLE", "Other", "same"),
    platformOf("c", "Same", "other", "Same", "example"),
  ];
  expect(await diff(platforms, "")).toEqual({
    problems: [],
    differences: [
      { name: "Example", on: "a:1 b:1 c:4", plan: 'rename "EXAMPLE", b:1; rename "example", c:4' },
      { name: "Other", on: "b:2 c:2", plan: 'create on a; rename "other", c:2' },
      { name: "Same", on: "a:2 b:3 c:1 c:3", plan: 'keep one on c; rename "same", b:3' },
    ],
  });
});

test("forms of a letter, blanks and capitals make no other name", async () => {
  const platforms = [platformOf("a", "Café  Ｎine"), platformOf("b", "Cafe\u0301 nine")];
  expect((await diff(platforms, "CAFÉ NINE")).differences).toMatchObject([{ on: "a:1 b:1" }]);
});

test("a customer whose directory is enabled is listed, and one that is deleted is not", async () => {
  const { customers = [] } = await world.json("list", "example", "--on", "enswitch");
  const ids = customers.map(({ id }) => id);
  expect(ids).toContain("4");
  expect(ids).not.toContain("6");
});

test("the short name that Live Platform needs is made of the name", async () => {
  const args = ["create", "A Very Long Company Name", ...everything, "--on", "audiocodes-live", "--dry-run"];
  const { outcomes = [] } = await world.json(...args);
  expect(outcomes[1]?.["args"]).toMatchObject({ body: { customerShortName: "A_Very_Long_Com" } });
});
