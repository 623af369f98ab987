import { expect, test, vi } from "vitest";
import type { TestModule } from "vitest/node";
import { ContractReporter } from "../src/vitest/reporter.ts";
import { SuiteError } from "../src/vitest/suite-error.ts";

test("a suite that cannot be declared as asked says so without a stack, any other error with it", () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  const errors = [new SuiteError("No case is acme/x."), new TypeError("a mistake in the code")];
  const failed = { errors: () => errors, meta: () => ({}) } as unknown as TestModule;
  new ContractReporter("acme", "unused").onTestRunEnd([failed], []);
  const lines = printed.mock.calls.map(([line]) => String(line));
  printed.mockRestore();
  expect(lines).toEqual([
    "acme: the suite failed to run. No case is acme/x.",
    expect.stringMatching(
      /^acme: the suite failed to run\. TypeError: a mistake in the code\n +at .*reporter\.test\.ts/,
    ),
  ]);
});
