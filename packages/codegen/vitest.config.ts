import { defineConfig } from "vitest/config";

// The files share what they import, most of which is TypeScript and Redocly; none of them changes anything global.
export default defineConfig({ test: { isolate: false, testTimeout: 60_000, hookTimeout: 60_000 } });
