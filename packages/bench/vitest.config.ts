import { defineConfig } from "vitest/config";

// The files share what they import. Processes that a test starts take long on a busy machine.
export default defineConfig({ test: { isolate: false, testTimeout: 60_000, hookTimeout: 60_000 } });
