import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // What an attack may use up is measured of its process. The files share two, and what they import.
    pool: "forks",
    isolate: false,
    maxWorkers: 2,
    // Against what hangs, not against what is slow: a busy machine takes many times as long.
    testTimeout: 60_000,
  },
});
