import { bundle, sizeOf, type Size } from "@demarc/bench/bundle";
import { listProviders } from "@demarc/spec";
import { beforeAll, describe, expect, inject, test } from "vitest";

const folder = inject("folder");

const namesOf = async (source: string): Promise<string[]> =>
  Object.keys(await import(`data:text/javascript,${encodeURIComponent(await bundle(source, folder))}`));
const operationsOf = (provider: string) => namesOf(`export * from "@demarc/${provider}/operations";\n`);

/** A program that calls so many of the operations. */
async function program(provider: string, operations: string[]): Promise<string> {
  const factory = (await namesOf(everything(provider))).find((name) => name.endsWith("ClientWith"));
  return `export { ${factory} } from "@demarc/${provider}";
export { ${operations.join(", ")} } from "@demarc/${provider}/operations";\n`;
}

const everything = (provider: string) => `export * from "@demarc/${provider}";\n`;
const withValidation = (provider: string) =>
  `${everything(provider)}export { validation } from "@demarc/${provider}/validation";\n`;

describe.each(listProviders())("all of %s, minified and gzipped", (provider) => {
  let client: Size;
  let validated: Size;
  beforeAll(async () => {
    client = await sizeOf(everything(provider), folder);
    validated = await sizeOf(withValidation(provider), folder);
  });

  test("is at most 8 kB for a program of five operations, and what raw and failures load on first use at most 6 kB", async () => {
    const used = (await operationsOf(provider)).slice(0, 5);
    const { atOnce, later } = await sizeOf(await program(provider, used), folder);
    console.log(`${provider}: ${atOnce} bytes for ${used.length} operations, ${later} more for raw and failures`);
    expect(atOnce).toBeLessThanOrEqual(8000);
    expect(later).toBeLessThanOrEqual(6000);
  });

  test("is at most 2 kB more, and 60 bytes for each operation, with everything", async () => {
    const names = await operationsOf(provider);
    const { atOnce } = await sizeOf(await program(provider, names.slice(0, 1)), folder);
    const more = client.atOnce - atOnce;
    console.log(`${provider}: ${more} bytes more with ${names.length} operations and all that is exported`);
    expect(more).toBeLessThanOrEqual(2000 + 60 * names.length);
  });

  test("has nothing of an operation that a program does not use", async () => {
    const [used = "", ...others] = await operationsOf(provider);
    const { code } = await sizeOf(await program(provider, [used]), folder);
    const isIn = (name: string) => new RegExp(`operationId:.${name}\\b`).test(code);
    expect([used, ...others].filter(isIn)).toEqual([used]);
  });

  test("is at most 3 kB more with validation, and 700 bytes for each operation", async () => {
    const names = await operationsOf(provider);
    const more = validated.atOnce - client.atOnce;
    console.log(`${provider}: ${more} bytes more with validation`);
    expect(more).toBeLessThanOrEqual(3000 + 700 * names.length);
  });

  test("has nothing of validation or openapi-fetch unless it is imported", async () => {
    const validation = "instancePath";
    const openApiFetch = "querySerializer";
    expect(client.code).not.toContain(validation);
    expect(client.code).not.toContain(openApiFetch);
    expect(validated.code).toContain(validation);
    expect(await bundle(everything(provider), folder)).toContain(openApiFetch);
  });

  test("adds nothing where nothing of it is used", async () => {
    const unused = `import "@demarc/${provider}";\nimport "@demarc/${provider}/validation";\n`;
    expect((await bundle(unused, folder)).trim()).toBe("");
  });
});

test("errors keep their names when they are minified", async () => {
  const code = await bundle(
    'export { HttpError, NetworkError, TimeoutError, AbortError, ContractError, ConfigurationError } from "@demarc/cloudlx"',
    folder,
  );
  const errors: Record<string, new (...args: unknown[]) => Error> = await import(
    `data:text/javascript,${encodeURIComponent(code)}`
  );
  const details = { provider: "p", status: 200, httpStatus: 200 };
  const names = Object.entries(errors).map(([name, kind]) => [
    name,
    (name === "HttpError" ? new kind(details) : new kind("x", details)).name,
  ]);
  expect(names).toHaveLength(6);
  for (const [name, shown] of names) expect(shown).toBe(name);
});

test("a size grows with what is imported, at once or on first use", async () => {
  const filler = Array.from({ length: 4000 }, (_, index) => (index * 2654435761) >>> 0).join();
  const small = await sizeOf(everything("cloudlx"), folder);
  const large = await sizeOf(`${everything("cloudlx")}export const filler = "${filler}";\n`, folder);
  const late = await sizeOf(
    `${everything("cloudlx")}export const filler = () => import("data:text/javascript,export default '${filler}'");\n`,
    folder,
  );
  expect(large.atOnce).toBeGreaterThan(small.atOnce + 8000);
  expect(late.atOnce).toBeLessThan(small.atOnce + 200);
  expect(late.later).toBeGreaterThan(small.later + 8000);
});
