import { defineConfig } from "vitest/config";

// Simulators answer over real connections, which takes its time while everything else is tested too.
export default defineConfig({ test: { include: ["live.test.ts"], testTimeout: 20_000 } });
