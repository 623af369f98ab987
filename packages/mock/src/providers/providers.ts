import type { OpenApiDocument } from "@demarc/openapi";
import type { Simulator } from "../protocol.ts";
import { repositoryProviders } from "./repository.ts";

/** What the mock of a provider is made of. */
export interface MockedProvider {
  /** Where `npm run mock` and the published program serve it. */
  port: number;
  document(): Promise<OpenApiDocument>;
  simulator(): Promise<Simulator>;
}

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
