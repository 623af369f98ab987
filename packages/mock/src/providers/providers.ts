import { repositoryProviders, type MockedProvider } from "./repository.ts";

/**
 * A provider that can be mocked. Where this package is published, its build puts its own in the place of the repository's.
 *
 * @throws where there is no such provider
 */
export async function loadProvider(name: string): Promise<MockedProvider> {
  const providers = await repositoryProviders();
  const found = Object.hasOwn(providers, name) ? providers[name] : undefined;
  if (!found) throw new Error(`Unknown provider "${name}". The providers are: ${Object.keys(providers).join(", ")}.`);
  return found;
}
