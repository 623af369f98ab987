import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The files share what they import, most of which is Redocly; each has a folder of its own for what it writes.
    isolate: false,
    // Redocly is started as a process, which takes its time where the machine is busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
