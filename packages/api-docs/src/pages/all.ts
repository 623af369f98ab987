import type { Page } from "../model/markdown.ts";
import type { Site } from "../model/site.ts";
import { changelogPage } from "./changelog.ts";
import { contractPage, evidencePage, mockPage } from "./common.ts";
import { errataPage } from "./errata.ts";
import { guidePage } from "./guide.ts";
import { homePage } from "./home.ts";
import { keywordsPage } from "./keywords.ts";
import { operationPage } from "./operation.ts";
import { overviewPage } from "./overview.ts";
import { schemasPage } from "./schemas.ts";

/** Every page of the site that is written in Markdown. */
export async function allPages(site: Site): Promise<Page[]> {
  const pages = [homePage(site)];
  for (const provider of site.providers) {
    pages.push(overviewPage(provider), guidePage(provider));
    for (const operation of provider.operations) pages.push(await operationPage(provider, operation));
    pages.push(schemasPage(provider), errataPage(provider), keywordsPage(provider), await changelogPage(provider));
  }
  return [...pages, mockPage(site), contractPage(site), evidencePage()];
}
