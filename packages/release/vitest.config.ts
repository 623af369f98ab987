import { defineConfig } from "vitest/config";

export default defineConfig({
  // The files share what they import. Processes that a test starts take long on a busy machine.
  test: { isolate: false, testTimeout: 60_000 },
});
