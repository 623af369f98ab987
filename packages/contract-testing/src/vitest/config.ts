import { defineConfig, type ViteUserConfig } from "vitest/config";
import { ContractReporter } from "./reporter.ts";

/** Against what hangs, not against what is slow: a busy machine takes many times as long. */
const testTimeout = 60_000;

/** The vitest configuration of a provider's contract tests. Its report goes to `reports/contract.json`. */
export function contractConfig(provider: string): ViteUserConfig {
  const reporters = [new ContractReporter(provider, "reports/contract.json")];
  // The many short-lived messages of a suite want room: less is copied from generation to generation.
  const execArgv = ["--max-semi-space-size=64"];
  return defineConfig({ test: { include: ["contract.test.ts"], reporters, testTimeout, execArgv } });
}

/** The vitest configuration of a provider's other tests: live runs against its simulator, its mock, its validators. */
export function liveConfig(): ViteUserConfig {
  // The files share what they import, and no state.
  return defineConfig({
    test: { include: ["{live,mock,validators}.test.ts"], testTimeout, isolate: false, maxWorkers: 1 },
  });
}
