import { defineConfig } from "vitest/config";

// Against what hangs: a provider is made, generated and tested here, by processes.
export default defineConfig({ test: { include: ["test/*.test.ts"], testTimeout: 240_000, hookTimeout: 240_000 } });
