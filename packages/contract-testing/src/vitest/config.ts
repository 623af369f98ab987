import { defineConfig, type ViteUserConfig } from "vitest/config";
import { ContractReporter } from "./reporter.ts";

/** The vitest configuration of a provider's contract tests. Its report goes to `reports/contract.json`. */
export function contractConfig(provider: string): ViteUserConfig {
  return defineConfig({
    test: {
      include: ["contract.test.ts"],
      reporters: [new ContractReporter(provider, "reports/contract.json")],
    },
  });
}
