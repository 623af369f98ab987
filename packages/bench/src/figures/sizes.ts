import { sizeOf, type Size } from "../clients/bundle.ts";
import type { GeneratedClients } from "../clients/generate.ts";
import { names } from "../clients/clients.ts";

export type Sizes = Record<string, Pick<Size, "atOnce" | "later">>;

/** The size of each client with all that it imports; of ours, of a program with as many operations as the others have. */
export async function measureSizes({ heyApi, redocly }: GeneratedClients): Promise<Sizes> {
  const modules = {
    [names.ours]:
      'export { createCloudlxClientWith } from "@demarc/cloudlx"; export { listCustomers, createCustomer, updateCustomer } from "@demarc/cloudlx/operations"',
    [names.openApiFetch]: 'export { default } from "openapi-fetch"',
    [names.overPRetry]: 'export { default } from "openapi-fetch"; export { default as pRetry } from "p-retry"',
    [names.overKy]: 'export { default } from "openapi-fetch"; export { default as ky } from "ky"',
    [names.ky]: 'export { default } from "ky"',
    [names.axios]: 'export { default } from "axios"',
    [names.heyApi]: `export * from ${JSON.stringify(heyApi)}`,
    [names.redocly]: `export * from ${JSON.stringify(redocly)}`,
  };
  const sizes: Sizes = {};
  for (const [name, source] of Object.entries(modules)) {
    const { atOnce, later } = await sizeOf(source);
    sizes[name] = { atOnce, later };
  }
  return sizes;
}
