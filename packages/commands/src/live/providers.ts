import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Environment, LiveProvider } from "@demarc/contract-live";
import { contractTests, root } from "../workspace.ts";

/** What `contract-tests/<provider>/live.ts` says of a provider. */
export async function loadLive(provider: string): Promise<LiveProvider> {
  const module = (await import(pathToFileURL(join(contractTests(provider), "live.ts")).href)) as { live: LiveProvider };
  return module.live;
}

/**
 * The environment, with a `.env` file added where there is one. What is set already wins.
 *
 * @param file another file than `.env`, which has to exist
 * @throws where it does not
 */
export function readEnvironment(file: string | undefined): Environment {
  const path = file ?? join(root, ".env");
  if (existsSync(path)) process.loadEnvFile(path);
  else if (file !== undefined) throw new Error(`There is no file ${file} to read variables from.`);
  return process.env;
}
