import { createSatteriMarkdownProcessor } from "@astrojs/markdown-satteri";
import type { Spec } from "@demarc/openapi";
import type { Errata } from "@demarc/spec";
import { providerOf } from "../model/provider.ts";
import { allPages } from "./all.ts";

/**
 * The content of every page of a document, as HTML by its path: as it is rendered for the site, without what surrounds it.
 *
 * @param name the provider whose mock and history the pages are to show
 */
export async function pagesAsHtml(name: string, spec: Spec, errata: Errata): Promise<Map<string, string>> {
  const provider = await providerOf(name, spec, errata, "");
  const { render } = await createSatteriMarkdownProcessor({ features: { headingAttributes: true } });
  const pages = await allPages({ providers: [provider], reports: "", contract: undefined, mutation: undefined });
  const html = pages.map(async ({ path, body }) => [path, (await render(body)).code] as const);
  return new Map(await Promise.all(html));
}
