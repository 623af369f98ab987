import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // What an attack may use up is measured for each: processes of their own, one after the other.
    pool: "forks",
    fileParallelism: false,
    // Against what hangs, not against what is slow: a busy machine takes many times as long.
    testTimeout: 60_000,
  },
});
