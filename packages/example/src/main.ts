import { existsSync } from "node:fs";
import { UsageError } from "./arguments.ts";
import { run } from "./run.ts";

process.exitCode = await run(process.argv.slice(2), {
  print: console.log,
  warn: console.error,
  environment(file = ".env") {
    if (existsSync(file)) process.loadEnvFile(file);
    else if (file !== ".env") throw new UsageError(`The file of variables was not found: ${file}.`);
    return process.env;
  },
});
