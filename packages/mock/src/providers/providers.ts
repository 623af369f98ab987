import { repositoryProviders, type MockedProvider } from "./repository.ts";

/** The providers by name. Where this package is published, its build puts its own in this place. */
export async function listMocked(): Promise<Record<string, MockedProvider>> {
  return repositoryProviders();
}

/** @throws where there is no such provider */
export async function loadProvider(name: string): Promise<MockedProvider> {
  const providers = await listMocked();
  const found = Object.hasOwn(providers, name) ? providers[name] : undefined;
  if (!found) throw new Error(`Unknown provider "${name}". The providers are: ${Object.keys(providers).join(", ")}.`);
  return found;
}
