import { defineConfig } from "vitest/config";

export default defineConfig({
  // Builds, packs and installs once for all files. A browser or compiler on a busy machine takes its time.
  test: { globalSetup: "test/support/set-up.ts", testTimeout: 120_000 },
});
