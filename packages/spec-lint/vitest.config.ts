import { defineConfig } from "vitest/config";

// Redocly's CLI is started by several tests; on a busy machine that takes longer than the five seconds allowed by default.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } });
