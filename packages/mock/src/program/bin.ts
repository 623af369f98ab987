#!/usr/bin/env node
import module from "node:module";

// Compiled code is kept for the next start, in the platform's folder for temporary files. Node 20 cannot.
module.enableCompileCache?.();

try {
  await (await import("./main.ts")).main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
