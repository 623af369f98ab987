import { defineConfig } from "vitest/config";

// Tasks of a platform are waited for, and processes that a test starts take long on a busy machine.
// The files share what they import, which took most of their time.
export default defineConfig({ test: { isolate: false, testTimeout: 60_000, hookTimeout: 60_000 } });
