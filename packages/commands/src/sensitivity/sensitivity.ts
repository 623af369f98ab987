import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const cli = createRequire(import.meta.url).resolve("@demarc/contract-kit/sensitivity");

/** `npm run sensitivity -- [provider…]`: changes each document in every place, and counts what the tests notice. */
export async function run(args: string[]): Promise<number> {
  const { status, error } = spawnSync(process.execPath, [cli, ...args], { stdio: "inherit" });
  if (error) throw new Error(`The sensitivity run could not start: ${error.message}`);
  return status ?? 1;
}
