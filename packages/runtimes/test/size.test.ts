import { describe, expect, inject, test } from "vitest";
import { bundle, sizeOf } from "@demarc/bench/bundle";
import { listProviders } from "@demarc/spec";

const folder = inject("folder");

const everything = (provider: string) => `export * from "@demarc/${provider}";\n`;
const withValidation = (provider: string) =>
  `${everything(provider)}export { validation } from "@demarc/${provider}/validation";\n`;

describe.each(listProviders())("%s, all of it, minified and gzipped", (provider) => {
  test("is at most 8 kB without validation, and what raw loads when it is first used at most 3 kB", async () => {
    const { atOnce, later } = await sizeOf(everything(provider), folder);
    console.log(`${provider}: ${atOnce} bytes, ${later} more for raw`);
    expect(atOnce).toBeLessThanOrEqual(8000);
    expect(later).toBeLessThanOrEqual(3000);
  });

  test("is at most 6 kB more with validation", async () => {
    const client = await sizeOf(everything(provider), folder);
    const both = await sizeOf(withValidation(provider), folder);
    console.log(`${provider}: ${both.atOnce - client.atOnce} bytes more with validation`);
    expect(both.atOnce - client.atOnce).toBeLessThanOrEqual(6000);
  });

  test("has nothing of validation or openapi-fetch unless it is asked for", async () => {
    const validation = "instancePath";
    const openApiFetch = "querySerializer";
    const { code } = await sizeOf(everything(provider), folder);
    expect(code).not.toContain(validation);
    expect(code).not.toContain(openApiFetch);
    expect((await sizeOf(withValidation(provider), folder)).code).toContain(validation);
    expect(await bundle(everything(provider), folder)).toContain(openApiFetch);
  });

  test("costs nothing where nothing of it is used", async () => {
    expect(
      (await bundle(`import "@demarc/${provider}";\nimport "@demarc/${provider}/validation";\n`, folder)).trim(),
    ).toBe("");
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

test("a size grows with what is imported, at once or later", async () => {
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
