import { defineConfig } from "vitest/config";

// The files share what they import, which took most of their time.
export default defineConfig({
  // Against what hangs, not against what is slow: a busy machine takes many times as long.
  test: { isolate: false, testTimeout: 60_000, hookTimeout: 60_000 },
});
