import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

export interface PageLinks {
  /** Absolute addresses. */
  links: string[];
  /** What an anchor can name: ids, and the sections of Redocly's pages. */
  anchors: string[];
}

/**
 * The links and anchors of a page, from its HTML.
 *
 * @param address where the page is
 */
export function linksOf(html: string, address: string): PageLinks {
  const elements = html.replaceAll(/<(script|style)\b[^]*?<\/\1>/g, "").match(/<[a-z][^>]*>/g) ?? [];
  const valuesOf = (name: string) =>
    elements.flatMap(
      (element) => new RegExp(`\\s${name}="([^"]+)"`).exec(element)?.[1]?.replaceAll("&amp;", "&") ?? [],
    );
  const hrefs = elements.flatMap((element) => /^<a\s(?:[^>]*\s)?href="([^"]*)"/.exec(element)?.[1] ?? []);
  return {
    links: hrefs.map((href) => new URL(href.replaceAll("&amp;", "&"), address).href),
    anchors: [...valuesOf("id"), ...valuesOf("data-section-id")],
  };
}

/**
 * The links that lead nowhere, each with the page that it stands on. Links to other sites are left alone: following
 * them would need the network.
 *
 * @param pages by path
 */
export function brokenLinks(origin: string, base: string, folder: string, pages: Map<string, PageLinks>): string[] {
  const anchors = new Map([...pages].map(([path, page]) => [path, new Set(page.anchors)]));
  return [...pages].flatMap(([path, { links }]) =>
    links.flatMap((link) => {
      const why = reason(origin, base, folder, anchors, link);
      return why ? [`${path}: ${link} ${why}`] : [];
    }),
  );
}

function reason(
  origin: string,
  base: string,
  folder: string,
  anchors: Map<string, Set<string>>,
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
  const target = anchors.get(url.pathname);
  if (anchor !== "" && target && !target.has(anchor)) return "has no such anchor";
  return undefined;
}
