import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Environment, LiveProvider } from "@demarc/contract-live";
import { existing } from "../command-line/arguments.ts";
import { contractTests, root } from "../workspace/workspace.ts";

/** What `contract-tests/<provider>/live.ts` says of a provider. */
export async function loadLive(provider: string): Promise<LiveProvider> {
  const file = pathToFileURL(join(root, contractTests(provider), "live.ts"));
  return ((await import(file.href)) as { live: LiveProvider }).live;
}

/**
 * The environment, with a `.env` file added where there is one. What is set already wins.
 *
 * @param file another file than `.env`, which has to exist
 * @throws UsageError where it does not
 */
export function readEnvironment(file: string | undefined): Environment {
  const path = file ?? join(root, ".env");
  if (file !== undefined || existsSync(path)) process.loadEnvFile(existing(path, "The file of variables"));
  return process.env;
}
