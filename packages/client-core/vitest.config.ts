import { defineConfig } from "vitest/config";

export default defineConfig({
  // Against what hangs, not against what is slow: a busy machine takes many times as long.
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
});
