import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Not those of the fixture.
    include: ["test/*.test.ts"],
    // Against what hangs, not against what is slow: a busy machine takes many times as long.
    testTimeout: 300_000,
  },
});
