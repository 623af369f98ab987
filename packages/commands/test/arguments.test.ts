import { describe, expect, test } from "vitest";
import { runCommand } from "./support/process.ts";

const providers = "The providers are: audiocodes-live, cloudlx, enswitch.";

describe("what a command does not know is refused in one line, with code 2", () => {
  test.each([
    ["a provider", ["contract", "cloudlax"], `There is no provider "cloudlax". ${providers}`],
    ["a provider of the mock", ["mock", "cloudlx", "nobody"], `There is no provider "nobody". ${providers}`],
    ["a provider to generate", ["generate", "nobody"], `There is no provider "nobody". ${providers}`],
    ["an option", ["contract", "--fast"], "Unknown option '--fast'. `npm run contract -- --help` lists the options."],
    ["an option's value", ["mock", "--port-offset", "many"], '--port-offset takes a whole number, not "many".'],
    ["a time to measure", ["bench", "--seconds", "0"], '--seconds takes a number above zero, not "0".'],
    ["a name where none is taken", ["test", "cloudlx"], '`npm test` takes no "cloudlx": it always runs everything.'],
    [
      "a command",
      ["contracts"],
      'There is no command "contracts". The commands are: contract, contract:live, proxy, test, mock, generate, mutation, bench, runtimes, docs, docs:build.',
    ],
    [
      "a command that every object has",
      ["constructor"],
      'There is no command "constructor". The commands are: contract, contract:live, proxy, test, mock, generate, mutation, bench, runtimes, docs, docs:build.',
    ],
  ])("%s", async (_what, args, message) => {
    expect(await runCommand(...args)).toEqual({ code: 2, stdout: "", stderr: `${message}\n` });
  });
});

test("--help lists providers and options", async () => {
  const { code, stdout } = await runCommand("mock", "--help");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^npm run mock -- \[provider…\]/);
  expect(stdout).toMatch(/audiocodes-live, cloudlx, enswitch/);
  expect(stdout).toMatch(/--port-offset <value> /);
});
