import { defineConfig } from "vitest/config";

// Generators and Specmatic start programs of their own, one after the other. The files share what they import.
export default defineConfig({ test: { isolate: false, testTimeout: 120_000, hookTimeout: 240_000 } });
