import { describe, expect, test } from "vitest";
import { parseBaseline } from "../src/findings/baseline.ts";
import { configurationOf } from "../src/session/configuration.ts";
import { exitCodeOf, type LiveFinding, type LiveProviderReport } from "../src/model/report.ts";

const definition = {
  variables: [
    { name: "URL", help: "" },
    { name: "TOKEN", help: "", secret: true },
    { name: "ID", help: "" },
    { name: "SECRET", help: "", secret: true },
  ],
  required: ["URL"],
  credentials: [["TOKEN"], ["ID", "SECRET"]],
};

describe("the configuration", () => {
  test.each([
    ["nothing", {}, "URL, and TOKEN or ID with SECRET"],
    ["an empty variable", { URL: "", TOKEN: "t" }, "URL"],
    ["half of a pair", { URL: "u", ID: "i" }, "TOKEN or SECRET"],
  ])("names what is missing with %s", (_, env, missing) => {
    expect(configurationOf(definition, env)).toMatchObject({ complete: false, missing });
  });

  test("takes the first credentials that are complete", () => {
    expect(configurationOf(definition, { URL: "u", ID: "i", SECRET: "s" })).toMatchObject({
      complete: true,
      credentials: ["ID", "SECRET"],
      secrets: ["s"],
    });
    expect(configurationOf(definition, { URL: "u", TOKEN: "t", ID: "i", SECRET: "s" })).toMatchObject({
      complete: true,
      credentials: ["TOKEN"],
      secrets: ["t", "s"],
    });
  });
});

describe("a baseline", () => {
  const entry = { provider: "p", operation: "o", pointer: "/body", reason: "r", until: "2027-01-31" };
  test("is read", () => expect(parseBaseline(JSON.stringify([entry]))).toEqual([entry]));
  test("may be empty", () => expect(parseBaseline("# none\n")).toEqual([]));
  test.each(Object.keys(entry))("without %s is refused", (field) => {
    expect(() => parseBaseline(JSON.stringify([{ ...entry, [field]: undefined }]))).toThrow(
      `Entry 1 of the baseline has no ${field}`,
    );
  });
  test("with a day of another form is refused", () => {
    expect(() => parseBaseline(JSON.stringify([{ ...entry, until: "31.1.2027" }]))).toThrow("2027-01-31");
  });
});

describe("the exit code", () => {
  const provider = (grades: Partial<LiveFinding>[], errors: object[] = []) =>
    ({ findings: grades, errors }) as unknown as LiveProviderReport;
  test.each([
    ["0 where everything is kept", [provider([])], 0],
    ["0 with additions and notes alone", [provider([{ grade: "additive" }, { grade: "informational" }])], 0],
    [
      "0 where the baseline accepts what is broken",
      [provider([{ grade: "breaking", accepted: { reason: "", until: "" } }])],
      0,
    ],
    ["1 where a promise is broken", [provider([{ grade: "breaking" }])], 1],
    [
      "1 where a promise is broken and another provider could not be run",
      [provider([], [{}]), provider([{ grade: "breaking" }])],
      1,
    ],
    ["2 where a provider could not be run", [provider([]), provider([], [{}])], 2],
    ["2 where none was run", [], 2],
  ])("is %s", (_, providers, code) => {
    expect(exitCodeOf({ createdAt: "", providers, notConfigured: [] })).toBe(code);
  });
});
