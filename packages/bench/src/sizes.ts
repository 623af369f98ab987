import { sizeOf } from "./bundle.ts";
import type { GeneratedClients } from "./generate.ts";
import { names } from "./subjects.ts";

/** The size of each client with all that it imports, minified and gzipped, in bytes, by its name. */
export async function measureSizes({ heyApi, redocly }: GeneratedClients): Promise<Record<string, number>> {
  const modules = {
    [names.ours]: 'export * from "@demarc/cloudlx"',
    [names.openApiFetch]: 'export { default } from "openapi-fetch"',
    [names.overPRetry]: 'export { default } from "openapi-fetch"; export { default as pRetry } from "p-retry"',
    [names.overKy]: 'export { default } from "openapi-fetch"; export { default as ky } from "ky"',
    [names.ky]: 'export { default } from "ky"',
    [names.axios]: 'export { default } from "axios"',
    [names.heyApi]: `export * from ${JSON.stringify(heyApi)}`,
    [names.redocly]: `export * from ${JSON.stringify(redocly)}`,
  };
  const sizes: Record<string, number> = {};
  for (const [name, source] of Object.entries(modules)) sizes[name] = await sizeOf(source);
  return sizes;
}
