import { defineConfig } from "vitest/config";

// Redocly, Prism and processes that a test starts take long on a busy machine.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
