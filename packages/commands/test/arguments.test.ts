import { afterAll, describe, expect, test } from "vitest";
import { listProviders } from "../src/workspace/workspace.ts";
import { Commands } from "./support/commands.ts";
import { run } from "./support/process.ts";

const commands = new Commands();
afterAll(() => commands.stop());

const names = listProviders();
const [one = "", other = ""] = names;
const providers = `The providers are: ${names.join(", ")}.`;
const known =
  "The commands are: contract, contract:live, proxy, test, mock, generate, mutation, bench, runtimes, mutation:source, attack, new-provider, changes, customers, docs, docs:build.";

describe("an argument that a command does not know is refused in one line, with code 2", () => {
  test.each([
    ["a provider", ["contract", "nowhere"], `Unknown provider "nowhere". ${providers}`],
    ["one provider of two", ["mock", one, "nobody"], `Unknown provider "nobody". ${providers}`],
    ["a provider to generate", ["generate", "nobody"], `Unknown provider "nobody". ${providers}`],
    ["an option", ["contract", "--fast"], "Unknown option '--fast'. `npm run contract -- --help` lists the options."],
    ["a whole number", ["mock", "--port-offset", "many"], '--port-offset must be a whole number, not "many".'],
    ["a number above 0", ["bench", "--seconds", "0"], '--seconds must be a number above 0, not "0".'],
    ["a rate", ["contract:live", "--rate=-1"], '--rate must be a number above 0, not "-1".'],
    [
      "a name where none is taken",
      ["bench", one],
      `\`npm run bench\` takes no argument "${one}": it always runs everything.`,
    ],
    [
      "a case of no provider",
      ["contract", "--case", "x/y"],
      `The id of a case begins with its provider: ${names.join(", ")}, not "x".`,
    ],
    [
      "a recording to compare with nothing",
      ["contract", "--compare", "a.har"],
      "--compare needs --replay with the newer recording.",
    ],
    ["a recording", ["contract", "--replay", "a.har"], "The recording was not found: a.har"],
    ["two providers of a proxy", ["proxy", one, other], `\`npm run proxy\` takes one provider: ${names.join(", ")}.`],
    ["a command", ["contracts"], `Unknown command "contracts". ${known}`],
    ["a command that every object has", ["constructor"], `Unknown command "constructor". ${known}`],
  ])("%s", async (_what, args, message) => {
    const { code, stdout, stderr } = await commands.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });
});

test("a command ends as it says", async () => {
  expect(await run(["src/main.ts", "contract", "nowhere"])).toEqual({
    code: 2,
    stdout: "",
    stderr: `Unknown provider "nowhere". ${providers}\n`,
  });
});

test("--help lists providers and options", async () => {
  const { code, stdout } = await commands.run(["mock", "--help"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^npm run mock -- \[provider…\]/);
  expect(stdout).toContain(names.join(", "));
  expect(stdout).toMatch(/--port-offset <value> /);
});
