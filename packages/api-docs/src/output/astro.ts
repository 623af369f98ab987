import { join } from "node:path";
import { satteri } from "@astrojs/markdown-satteri";
import starlight from "@astrojs/starlight";
import { build } from "astro";
import type { Address } from "../model/address.ts";
import type { Provider } from "../model/provider.ts";

/**
 * Renders the Markdown below `.site` to HTML, with navigation and search.
 *
 * @param home the folder of this package
 */
export async function renderSite(
  home: string,
  providers: Provider[],
  { base, site }: Address,
  outDir: string,
): Promise<void> {
  // Started by a test runner, Astro would take this for development.
  Object.assign(process.env, { ASTRO_TELEMETRY_DISABLED: "1", NODE_ENV: "production" });
  await build({
    configFile: false,
    root: home,
    srcDir: join(home, "theme"),
    publicDir: join(home, ".site", "public"),
    cacheDir: join(home, ".site", "cache"),
    outDir,
    base,
    ...(site !== undefined && { site }),
    trailingSlash: "always",
    logLevel: "error",
    // Inlined, a script with a dynamic import fails on a mark that Vite left (withastro/astro#17265).
    vite: { build: { assetsInlineLimit: (path) => (path.includes("/Search.astro") ? false : undefined) } },
    // `## Title {#anchor}`
    markdown: { processor: satteri({ features: { headingAttributes: true } }) },
    integrations: [
      starlight({
        title: "Demarc",
        description: "The APIs of telecom providers, described by hand",
        favicon: "/favicon.svg",
        // Wrapped code needs no scrolling region of its own.
        expressiveCode: { defaultProps: { wrap: true, frame: "none" } },
        head: [{ tag: "meta", attrs: { property: "og:image", content: `${site ?? ""}${base}og.png` } }],
        routeMiddleware: join(home, "theme", "route.ts"),
        pagefind: false,
        // So that headings have links to themselves there as well.
        markdown: { processedDirs: [".site/content"] },
        customCss: [join(home, "theme", "site.css")],
        components: {
          MarkdownContent: join(home, "theme", "MarkdownContent.astro"),
          PageTitle: join(home, "theme", "PageTitle.astro"),
          Search: join(home, "theme", "Search.astro"),
        },
        sidebar: [
          ...providers.map(providerGroup),
          {
            label: "Clients",
            items: ["errors", "retry", "time-limits", "tokens", "pagination", "validation", "logging"].map((name) => ({
              slug: `clients/${name}`,
            })),
          },
          { label: "All providers", items: ["mock", "contract", "evidence"].map((slug) => ({ slug })) },
        ],
      }),
    ],
  });
}

function providerGroup({ name, document, operations, places }: Provider) {
  const items = [
    ["Overview", `/${name}/`],
    ["Guide", `/${name}/guide/`],
    ...operations.map((each) => [each.object.summary ?? each.operationId, places.operation(each)]),
    ...["Errors", "Schemas", "Errata", "Changelog"].map((label) => [label, `/${name}/${label.toLowerCase()}/`]),
    ["Reference by Redocly", `/${name}/redoc/`],
  ].map(([label = "", link = ""]) => ({ label, link }));
  // Folded to a link on the pages of others, see theme/route.ts.
  return { label: document.info.title, collapsed: true, items };
}
