import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/build.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Chromium wants the cores for itself, and Lighthouse measures time.
    fileParallelism: false,
  },
});
