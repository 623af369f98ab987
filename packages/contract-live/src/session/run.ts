import { loadProviderSpec } from "../model/provider-spec.ts";
import type { LiveOptions, LiveRun } from "../model/options.ts";
import type { Environment, LiveProvider } from "../model/provider.ts";
import { Session } from "./session.ts";

/**
 * Runs a provider's contract against the provider itself: each read through the client, then the checks that no
 * schema can express, then the writes where they are allowed. Ends early where the provider cannot be reached or does
 * not know the caller.
 *
 * @param env complete by {@link configurationOf}
 */
export async function runLive<Client extends object>(
  definition: LiveProvider<Client>,
  env: Environment,
  options: LiveOptions = {},
): Promise<LiveRun> {
  const began = performance.now();
  const providerSpec = await loadProviderSpec(definition.provider);
  const session = new Session(definition, env, providerSpec, options);
  await session.reads();
  await session.checks();
  if (options.allowWrites) await session.writes();
  return session.finish(performance.now() - began);
}
