import { defineConfig } from "vitest/config";

export default defineConfig({
  // Builds, packs and installs once for all files. Processes that a test starts take long on a busy machine.
  test: { globalSetup: "test/support/set-up.ts", testTimeout: 60_000, hookTimeout: 60_000 },
});
