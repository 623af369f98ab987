import { defineConfig } from "vitest/config";

// These tests start processes, which takes its time while everything else is tested too.
export default defineConfig({ test: { testTimeout: 20_000, hookTimeout: 20_000 } });
