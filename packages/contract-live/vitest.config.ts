import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Against what hangs, not against what is slow: a busy machine takes many times as long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The tests share no state, and most of their time went into imports, once for each file.
    isolate: false,
  },
});
