import type { OpenApiDocument } from "@demarc/openapi";
import { loadSpec } from "@demarc/spec";
import { fixtureSpecs } from "@demarc/spec/fixtures";
import { createMock, type MockOptions, type Simulator, type WatchedMock } from "../src/index.ts";
import type { MockedProvider } from "../src/providers/repository.ts";
import { simulator } from "./simulator.ts";

const documentOf = async (name: string): Promise<OpenApiDocument> => (await loadSpec(name, fixtureSpecs)).document;
const documents = new Map(
  await Promise.all(["acme", "globex", "initech"].map(async (name) => [name, await documentOf(name)] as const)),
);

/** Providers that do not exist, as the repository has its own. */
export const fixtureProviders: Record<string, MockedProvider> = Object.fromEntries(
  [...documents].map(([name, document], index): [string, MockedProvider] => [
    name,
    { port: 4010 + index, document: async () => document, simulator: async () => simulator as Simulator },
  ]),
);

/** The mock of a provider that does not exist. */
export function fixtureMock(name: string, options: MockOptions & { stateful?: boolean } = {}): WatchedMock {
  const { stateful, ...others } = options;
  const isStateful = stateful || options.data !== undefined || options.faults?.drift !== undefined;
  const document = documents.get(name);
  if (!document) throw new Error(`There is no fixture "${name}".`);
  return createMock(document, { ...others, ...(isStateful && { simulator: simulator as Simulator }) });
}

/** As the build of the package takes the providers. */
export const repositoryProviders = async () => fixtureProviders;
export const simulatorOf = (): URL => new URL("simulator.ts", import.meta.url);
