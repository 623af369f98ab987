import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { options } from "../src/arguments.ts";
import { customers } from "./support/platforms.ts";

// Port 9 answers nobody: none of these commands sends anything.
const env = { CLOUDLX_BASE_URL: "http://127.0.0.1:9", CLOUDLX_ACCESS_TOKEN: "any" };

test.each([
  [["lst"], env, 'Unknown command "lst". The commands are: list, show, create, update, deactivate, diff.'],
  [[], env, 'Unknown command "".'],
  [["toString"], env, 'Unknown command "toString".'],
  [["show"], env, "`show` needs the name of a customer."],
  [["show", "Example", "Company"], env, "a name with blanks goes in quotes"],
  [["list", "--lmit", "3"], env, "Unknown option '--lmit'"],
  [
    ["list", "--on", "cloudlxx"],
    env,
    "Not configured: cloudlxx. The platforms are: audiocodes-live, cloudlx, enswitch;",
  ],
  [["list", "--on", "enswitch"], env, "Not configured: enswitch."],
  [["list", "--on", "enswitch", "--on", "cloudlx"], env, "Not configured: enswitch."],
  [["list"], {}, "Not configured: audiocodes-live, cloudlx, enswitch."],
  [["list"], { ...env, CLOUDLX_BASE_URL: "http://cloudlx.example.com" }, "https"],
])("%j is a mistake that is named, and ends with 2", async (args, variables, message) => {
  const { code, out, err } = await customers(args, variables);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
});

test("a platform without its credential is named, and nothing is sent to it", async () => {
  const { code, err } = await customers(["list", "--on", "cloudlx"], { ...env, CLOUDLX_ACCESS_TOKEN: "" });
  expect(code).toBe(1);
  expect(err).toMatch(/^cloudlx listCustomers: the credential "accessToken" must be/);
});

test("the help has a line for each option", async () => {
  const { code, out } = await customers(["--help"], {});
  expect(code).toBe(0);
  const lines = [...out.matchAll(/^ {2}--([\w-]+)/gm)].map(([, name]) => name);
  expect(lines.toSorted()).toEqual(Object.keys(options).toSorted());
  expect(
    readFileSync(new URL("../help.txt", import.meta.url), "utf8")
      .split("\n")
      .every((line) => line.length <= 120),
  ).toBe(true);
});
