import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // These tests start processes, which takes its time on a busy machine. No test waits for as long as this.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Most of the time they wait for those processes.
    maxWorkers: 2,
    // The files share what they import.
    isolate: false,
  },
});
