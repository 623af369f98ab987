import { readFileSync } from "node:fs";
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
  const { listProviders, loadSpec, readYaml } = await import("@demarc/spec");
  return Object.fromEntries(
    listProviders().map((name): [string, MockedProvider] => [
      name,
      {
        port: mockPort(name),
        document: once(async () => (await loadSpec(name)).document),
        simulator: async () => {
          const { simulator } = (await import(simulatorOf(name, "mock.ts").href)) as { simulator: Simulator };
          return { ...simulator, drifts: readYaml(simulatorOf(name, "drifts.yaml")) };
        },
      },
    ]),
  );
});

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}

/** A file of a provider's simulator: `mock.ts`, as the mock runs it, or `drifts.yaml`. */
export function simulatorOf(provider: string, file: string): URL {
  return new URL(`contract-tests/${provider}/simulator/${file}`, root);
}

/**
 * The port of a provider's mock, as `contract-tests/<provider>/package.json` has it.
 *
 * @throws where it has none
 */
function mockPort(provider: string): number {
  const manifest = new URL(`contract-tests/${provider}/package.json`, root);
  const { demarc } = JSON.parse(readFileSync(manifest, "utf8")) as { demarc?: { mockPort?: number } };
  const port = demarc?.mockPort ?? 0;
  if (Number.isInteger(port) && port > 0 && port <= 65_535) return port;
  throw new Error(
    `contract-tests/${provider}/package.json has no port for the mock. Add "demarc": { "mockPort": 4013 } with a number that is free.`,
  );
}
