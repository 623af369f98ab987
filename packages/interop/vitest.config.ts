import { defineConfig } from "vitest/config";

// Generators and Specmatic start programs of their own, one after the other.
export default defineConfig({ test: { testTimeout: 120_000, hookTimeout: 240_000 } });
