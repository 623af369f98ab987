import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lintDocuments } from "../src/documents.ts";
import type { Problem } from "../src/problem.ts";
import { builtin, configured, plugin } from "./document-faults.ts";
import { createWorkspace } from "./workspace.ts";

const workspace = createWorkspace();
const faults = [...builtin, ...configured, ...plugin];
const nameOf = (index: number) => `fault-${index}`;
let found: Map<string, Problem[]>;

// One run of the CLI for all of them: each fault stands in a copy of its own.
beforeAll(async () => {
  workspace.add("without-security", "initech", ["openapi.yaml", "security:\n  - accessToken: []\n", ""]);
  for (const [index, { provider, edit }] of faults.entries()) workspace.add(nameOf(index), provider, edit);
  found = await lintDocuments([...faults.map((_, index) => nameOf(index)), "without-security"], workspace.specs);
});

afterAll(() => workspace.remove());

describe.each([
  ["Redocly's own rules", builtin],
  ["rules configured in redocly.yaml", configured],
  ["rules of the plugin", plugin],
])("%s", (_, group) => {
  test.each(group)("$rule: $what", (fault) => {
    const index = faults.indexOf(fault);
    expect(found.get(nameOf(index))).toEqual([
      {
        file: `specs/${nameOf(index)}/${fault.edit[0]}`,
        line: expect.any(Number),
        pointer: fault.at,
        rule: fault.rule,
        message: expect.stringContaining(fault.says),
      },
    ]);
  });
});

test("security-defined: no security, neither on the root nor on the operation", () => {
  const file = "specs/without-security";
  const [unused, first] = found.get("without-security") ?? [];
  expect(unused).toMatchObject({ file: `${file}/openapi.yaml`, rule: "no-unused-components" });
  expect(first).toMatchObject({
    file: `${file}/paths/customer.yaml`,
    rule: "security-defined",
    pointer: "#/get",
    message: expect.stringContaining("require it under `security`"),
  });
});
