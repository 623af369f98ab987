import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/build.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The tests share no state but the page that they look at, and imports took seconds for each file.
    isolate: false,
    // Each keeps a renderer of the shared browser busy beside itself.
    maxWorkers: 2,
  },
});
