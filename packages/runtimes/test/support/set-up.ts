import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { makeConsumer } from "../../src/consumer.ts";
import { startMocks } from "../../src/mocks.ts";

declare module "vitest" {
  export interface ProvidedContext {
    folder: string;
    tarballs: string[];
    urls: Record<string, string>;
  }
}

export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const [{ folder, tarballs }, mocks] = await Promise.all([makeConsumer(), startMocks()]);
  provide("folder", folder);
  provide("tarballs", tarballs);
  provide("urls", mocks.urls);
  return async () => {
    await mocks.close();
    await rm(folder, { recursive: true });
  };
}
