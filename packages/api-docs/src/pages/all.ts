import type { Page } from "../model/markdown.ts";
import type { Site } from "../model/site.ts";
import { changelogPage } from "./changelog.ts";
import { contractPage } from "./contract.ts";
import { errataPage } from "./errata.ts";
import { errorsPage } from "./errors.ts";
import { guidePage } from "./guide.ts";
import { homePage } from "./home.ts";
import { operationPage } from "./operation.ts";
import { overviewPage } from "./overview.ts";
import { schemasPage } from "./schemas.ts";
import { writtenPages } from "./written.ts";

/** Every page of the site that is written in Markdown. Those of a provider begin with the way to them. */
export async function allPages(site: Site): Promise<Page[]> {
  const pages = await Promise.all(writtenPages().map((page) => (page.path === "/" ? homePage(site, page) : page)));
  for (const provider of site.providers) {
    const trail = [
      { label: "All providers", link: "/" },
      { label: provider.document.info.title, link: `/${provider.name}/` },
    ];
    const overview = overviewPage(provider);
    const own = [guidePage(provider), errorsPage(provider), schemasPage(provider), errataPage(provider)];
    own.push(await changelogPage(provider));
    for (const operation of provider.operations) own.push(await operationPage(provider, operation));
    pages.push(
      overview,
      ...own.map((page) => ({
        ...page,
        title: `${page.title} · ${trail[1]?.label}`,
        breadcrumb: [...trail, { label: page.title }],
      })),
    );
  }
  return [...pages, contractPage(site)];
}
