import { defineConfig } from "vitest/config";

// These tests start processes and measure, which takes its time while everything else is tested too.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false } });
