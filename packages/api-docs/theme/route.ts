import { defineRouteMiddleware } from "@astrojs/starlight/route-data";

/** What a page has beside its content: of the providers in the sidebar, its own alone is more than a link. */
export const onRequest = defineRouteMiddleware(({ locals: { starlightRoute: route }, site, url }) => {
  route.sidebar = route.sidebar.map((entry) => {
    if (entry.type === "link" || !entry.collapsed) return entry;
    const [overview] = entry.entries;
    const isOpen = entry.entries.some((each) => each.type === "link" && each.isCurrent);
    return isOpen || overview?.type !== "link" ? entry : { ...overview, label: entry.label };
  });
  // With the address of the site, Starlight writes a whole one.
  if (!site) route.head.push({ tag: "link", attrs: { rel: "canonical", href: url.pathname }, content: "" });
});
