import { defineConfig } from "vitest/config";

// Against what hangs, not against what is slow: a busy machine takes many times as long.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
