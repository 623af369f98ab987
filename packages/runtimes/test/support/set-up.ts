import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { makeConsumer } from "../../src/consumer.ts";
import { installOffline } from "../../src/install.ts";
import { startMocks } from "../../src/mocks.ts";
import type { Packed } from "../../src/pack.ts";

declare module "vitest" {
  export interface ProvidedContext {
    folder: string;
    packages: Packed[];
    urls: Record<string, string>;
  }
}

export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const [{ folder, packages }, mocks] = await Promise.all([makeConsumer(installOffline), startMocks()]);
  provide("folder", folder);
  provide("packages", packages);
  provide("urls", mocks.urls);
  return async () => {
    await mocks.close();
    await rm(folder, { recursive: true });
  };
}
