import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

export interface PageLinks {
  /** Absolute addresses. */
  links: string[];
  /** What an anchor can name: ids, and the sections of Redocly's pages. */
  anchors: string[];
}

/** The links and anchors of a page as it stands after its scripts have run. */
export function linksOf(page: Page): Promise<PageLinks> {
  return page.evaluate(() => ({
    links: [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map((link) => link.href),
    anchors: [...document.querySelectorAll("[id], [data-section-id]")]
      .flatMap((element) => [element.id, element.getAttribute("data-section-id") ?? ""])
      .filter(Boolean),
  }));
}

/**
 * The links that lead nowhere, each with the page that it stands on. Links to other sites are left alone: following
 * them would need the network.
 *
 * @param pages by path
 */
export function brokenLinks(origin: string, base: string, folder: string, pages: Map<string, PageLinks>): string[] {
  return [...pages].flatMap(([path, { links }]) =>
    links.flatMap((link) => {
      const why = reason(origin, base, folder, pages, link);
      return why ? [`${path}: ${link} ${why}`] : [];
    }),
  );
}

function reason(
  origin: string,
  base: string,
  folder: string,
  pages: Map<string, PageLinks>,
  link: string,
): string | undefined {
  const url = new URL(link);
  if (url.origin !== origin) return undefined;
  if (!url.pathname.startsWith(base)) return "leaves the base path";
  const file = join(folder, decodeURIComponent(url.pathname.slice(base.length)));
  if (!existsSync(file) || (statSync(file).isDirectory() && !existsSync(join(file, "index.html"))))
    return "is not there";
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor.startsWith("/")) return undefined; // a route of Redocly's, which only its scripts can follow
  const target = pages.get(url.pathname);
  if (anchor !== "" && target && !target.anchors.includes(anchor)) return "has no such anchor";
  return undefined;
}
