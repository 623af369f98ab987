import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/build.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each keeps a renderer of the shared browser busy beside itself.
    maxWorkers: 2,
  },
});
