import { defineConfig } from "vitest/config";

export default defineConfig({
  // Processes that a test starts take long on a busy machine.
  test: { testTimeout: 60_000 },
});
