import { describe, expect, test } from "vitest";
import { exitCodeOf, type LiveFinding, type LiveProviderReport } from "../src/model/report.ts";
import { configurationOf } from "../src/model/configuration.ts";

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
    ["nothing", {}, "URL, and TOKEN or ID and SECRET together"],
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

describe("the exit code", () => {
  const provider = (findings: Partial<LiveFinding>[], errors: object[] = []) =>
    ({ findings, errors }) as unknown as LiveProviderReport;
  const breaking = { grade: "breaking" } as const;
  const accepted = { ...breaking, accepted: { reason: "", until: "" } };
  test.each([
    ["0 without findings", [provider([])], 0],
    [
      "0 with additive and informational findings alone",
      [provider([{ grade: "additive" }, { grade: "informational" }])],
      0,
    ],
    ["0 where the baseline accepts the breaking finding", [provider([accepted])], 0],
    ["1 with a breaking finding", [provider([breaking])], 1],
    ["1 with a breaking finding and a run error of another provider", [provider([], [{}]), provider([breaking])], 1],
    ["2 with a run error", [provider([]), provider([], [{}])], 2],
    ["2 where no provider was run", [], 2],
  ])("is %s", (_, providers, code) => {
    expect(exitCodeOf({ createdAt: "", providers, notConfigured: [] })).toBe(code);
  });
});
