import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { driftLines, serveMocks, type RunningMocks } from "../src/program/index.ts";
import { fixtureProviders } from "./fixtures.ts";
import { json } from "./support.ts";

vi.mock("../src/providers/repository.ts", () => ({ repositoryProviders: async () => fixtureProviders }));

const offset = "22000";
const customers = "http://127.0.0.1:26010/api/customers";
// A connection that is kept would be one to the mock before.
const headers = { ...json, connection: "close" };
let folder: string;
let running: RunningMocks | undefined;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "demarc-state-"))));
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(folder, { recursive: true });
});

const start = async (flags: string[], texts: Record<string, string>, print: (line: string) => void = () => {}) =>
  (running = await serveMocks(["acme"], { flags: new Set(flags), texts: { "port-offset": offset, ...texts } }, print));
const names = async () =>
  ((await (await fetch(customers, { headers })).json()) as { customers: { name: string }[] }).customers.map(
    ({ name }) => name,
  );

describe("the state in a file", () => {
  test("is written at the end, where that is asked for, and is there again", async () => {
    const data = join(folder, "state.json");
    await start(["save"], { data });
    await fetch(customers, { method: "POST", headers, body: '{"name":"Kept"}' });
    await running?.stop();
    await start([], { data });
    expect(await names()).toContain("Kept");
    await fetch(customers, { method: "POST", headers, body: '{"name":"Not kept"}' });
    await running?.stop();
    expect(readFileSync(data, "utf8")).not.toContain("Not kept");
  });

  test("keeps what is another provider's", async () => {
    const data = join(folder, "state.json");
    writeFileSync(data, '{"globex":{"customers":[]}}');
    await start(["save"], { data });
    await running?.stop();
    expect(Object.keys(JSON.parse(readFileSync(data, "utf8")) as object)).toEqual(["globex", "acme"]);
  });

  test.each([
    ["--save without a file", ["save"], {}, "--save needs --data"],
    ["a file that is no JSON", [], { data: import.meta.filename }, "program.test.ts cannot be read"],
    ["a fault of another form", [], { fail: "often" }, 'fail: "often" is not of the form 503 or 503:10%.'],
    ["an unknown drift", [], { drift: "sideways" }, 'There is no drift "sideways"'],
  ])("%s is an error", async (_, flags, texts, message) => {
    await expect(start(flags, texts as Record<string, string>)).rejects.toThrow(message);
  });
});

test("what a drift changes is printed with the request", async () => {
  const printed: string[] = [];
  await start([], { drift: "wrapper renamed" }, (line) => printed.push(line));
  await fetch(customers, { headers });
  expect(printed.join("\n")).toContain(
    "acme  GET /api/customers  200\n    not as documented: /body/customers: expected a value: the field is required",
  );
});

test("why a request was refused is printed with it, without its values", async () => {
  const printed: string[] = [];
  await start([], {}, (line) => printed.push(line));
  await fetch(`${customers}?undocumented=TOP-SECRET`, { headers });
  expect(printed.join("\n")).toMatch(/^acme {2}GET \/api\/customers {2}4\d\d\n {4}refused: query undocumented: /);
  expect(printed.join("\n")).not.toContain("TOP-SECRET");
});

test("the drifts of a provider are listed, a line for each", async () => {
  expect(await driftLines(["globex"])).toEqual(["globex  wrapper renamed: customers is called data"]);
});

test.each([
  ["not loaded for mocks without state", [], 0],
  ["loaded for those with state", ["stateful"], 1],
])("simulators and their drift are %s", async (_, flags, times) => {
  const simulator = vi.spyOn(fixtureProviders["acme"]!, "simulator");
  await start(flags, {});
  await fetch(customers, { headers });
  expect(simulator).toHaveBeenCalledTimes(times);
  simulator.mockRestore();
});
