import { loadPromise } from "./context.ts";
import type { LiveOptions, LiveRun } from "./options.ts";
import type { Environment, LiveProvider } from "./provider.ts";
import { Session } from "./session.ts";

/**
 * Runs a provider's contract against the provider itself: each read through the client, then the checks that no
 * schema can hold, then the writes where they are allowed. Ends early where the provider cannot be reached or does
 * not know the caller.
 *
 * @param env complete, as {@link configurationOf} says
 */
export async function runLive<Client extends object>(
  definition: LiveProvider<Client>,
  env: Environment,
  options: LiveOptions = {},
): Promise<LiveRun> {
  const began = performance.now();
  const promised = await loadPromise(definition.provider);
  const session = new Session(definition, env, promised, options);
  await session.reads();
  await session.checks();
  if (options.allowWrites) await session.writes();
  return session.finish(performance.now() - began);
}
