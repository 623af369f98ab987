import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { OpenApiDocument } from "@demarc/openapi";
import type { Simulator } from "../protocol.ts";

/** What the mock of a provider is made of. */
export interface MockedProvider {
  /** Where `npm run mock` and the published program serve it. */
  port: number;
  document(): Promise<OpenApiDocument>;
  simulator(): Promise<Simulator>;
}

const root = new URL("../../../../", import.meta.url);

/**
 * The providers of this repository, found by its folders: `specs/<provider>`, `contract-tests/<provider>/simulator`.
 * Found once: each keeps its document, which is bundled from many files.
 */
export const repositoryProviders = once(async (): Promise<Record<string, MockedProvider>> => {
  // Loaded when it is asked for: it brings all of Redocly along.
  const { listProviders, loadSpec } = await import("@demarc/spec");
  return Object.fromEntries(
    listProviders().map((name): [string, MockedProvider] => [
      name,
      {
        port: mockPort(name),
        document: once(async () => (await loadSpec(name)).document),
        simulator: async () => {
          const module = (await import(simulatorOf(name).href)) as { simulator: Simulator };
          return module.simulator;
        },
      },
    ]),
  );
});

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}

/** The module of a provider's simulator, as the mock runs it. */
export function simulatorOf(provider: string): URL {
  return new URL(`contract-tests/${provider}/simulator/mock.ts`, root);
}

/**
 * The port of a provider's mock, as `contract-tests/<provider>/package.json` has it.
 *
 * @throws where it has none
 */
function mockPort(provider: string): number {
  const manifest = new URL(`contract-tests/${provider}/package.json`, root);
  const { demarc } = JSON.parse(readFileSync(fileURLToPath(manifest), "utf8")) as { demarc?: { mockPort?: number } };
  return demarc?.mockPort ?? 0;
}
