import { defineConfig } from "vitest/config";

export default defineConfig({
  // Builds, packs and installs once for all files, which share what they import. Processes that a test starts take long on
  // a busy machine.
  test: { globalSetup: "test/support/set-up.ts", isolate: false, testTimeout: 60_000, hookTimeout: 60_000 },
});
