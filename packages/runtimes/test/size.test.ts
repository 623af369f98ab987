import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { listProviders } from "@demarc/spec";
import { bundle } from "../src/bundle.ts";

const folder = inject("folder");

/** An application's code, bundled, minified and gzipped, in bytes. */
async function sizeOf(name: string, code: string): Promise<{ bytes: number; code: string }> {
  const file = join(folder, `size-${name}.js`);
  await writeFile(file, code);
  const bundled = await bundle(file);
  return { bytes: gzipSync(bundled, { level: 9 }).length, code: bundled };
}

const everything = (provider: string) => `export * from "@demarc/${provider}";\n`;
const withValidation = (provider: string) => `${everything(provider)}export { validation } from "@demarc/${provider}/validation";\n`;

describe.each(listProviders())("%s, all of it, minified and gzipped", (provider) => {
  // The aim is 8 kB. openapi-fetch, which `raw` is, takes 2.1 of it, and the words of errors 1.3.
  test("is at most 10.2 kB without validation", async () => {
    const client = await sizeOf(provider, everything(provider));
    console.log(`${provider}: ${client.bytes} bytes`);
    expect(client.bytes).toBeLessThanOrEqual(10_200);
  });

  test("is at most 6 kB more with validation", async () => {
    const client = await sizeOf(provider, everything(provider));
    const both = await sizeOf(`${provider}-validation`, withValidation(provider));
    console.log(`${provider}: ${both.bytes - client.bytes} bytes more with validation`);
    expect(both.bytes - client.bytes).toBeLessThanOrEqual(6000);
  });

  test("has nothing of validation unless it is asked for", async () => {
    const trace = "instancePath";
    expect((await sizeOf(provider, everything(provider))).code).not.toContain(trace);
    expect((await sizeOf(`${provider}-validation`, withValidation(provider))).code).toContain(trace);
  });

  test("costs nothing where nothing of it is used", async () => {
    expect((await sizeOf(`${provider}-unused`, `import "@demarc/${provider}";\nimport "@demarc/${provider}/validation";\n`)).code.trim()).toBe("");
  });
});

test("a size grows with what is imported", async () => {
  const filler = Array.from({ length: 4000 }, (_, index) => (index * 2654435761) >>> 0).join();
  const small = await sizeOf("small", everything("cloudlx"));
  const large = await sizeOf("large", `${everything("cloudlx")}export const filler = "${filler}";\n`);
  expect(large.bytes).toBeGreaterThan(small.bytes + 8000);
});
