import { expect, test } from "vitest";
import { createRedactor } from "@demarc/client-core/redaction";
import { check, measured } from "./attack.ts";
import { encodings } from "./canary/encodings.ts";
import { search } from "./canary/search.ts";

const outcome = { ms: 1, mb: 1 };

test.each([
  ["an error that is not expected", { ...outcome, error: new TypeError("x") }, {}, "TypeError"],
  ["an error that is missing", outcome, { error: "ContractError" }, "no error"],
  ["an error of another class", { ...outcome, error: new RangeError("x") }, { error: "ContractError" }, "RangeError"],
  ["another result", { ...outcome, result: { a: 1 } }, { result: { a: 2 } }, "match"],
  ["a second request", { ...outcome, requests: 2 }, { requests: 1 }, "requests"],
  ["time", { ...outcome, ms: 2_001 }, {}, "milliseconds"],
  ["memory", { ...outcome, mb: 201 }, {}, "MB"],
])("an attack fails for %s", (_, found, holds, message) => {
  expect(() => check(found, holds)).toThrow(message);
});

test("what an attack uses up is measured", async () => {
  const used = await measured(async () => {
    const { cpuUsage } = process;
    const start = cpuUsage();
    const kept = Buffer.alloc(300 * 2 ** 20, 1);
    while (cpuUsage(start).user < 50_000);
    return { result: kept.length };
  });
  expect(used.ms).toBeGreaterThan(49);
  expect(used.mb).toBeGreaterThan(250);
});

const secrets = { password: 'kanarie/7f3a+"secret" &value=', number: "7391826450112" };
const places = { text: (text: string) => text, number: (text: string) => (/^\d+$/.test(text) ? text : undefined) };

test("the search finds a credential in every encoding and place that a sink shows", async () => {
  const shown = await search({ secrets, places, play: async (text) => ({ log: `was ${text}.`, none: "" }) });
  const inPlaces = Object.values(encodings).filter((encode) => /^\d+$/.test(encode(secrets.number))).length;
  expect(shown.found).toHaveLength(2 * Object.keys(encodings).length + inPlaces);
  expect(shown.count).toBe(2 * shown.found.length);
});

test("the search finds nothing where it was redacted", async () => {
  const { text: redact } = createRedactor(Object.values(secrets));
  const shown = await search({ secrets, places, play: async (text) => ({ log: redact(`was ${text}.`) }) });
  expect(shown.found).toEqual([]);
});
