import { markdownPath, type Page } from "../model/markdown.ts";

/** `llms.txt`: which pages there are, each with its address in Markdown. */
export function llmsText(pages: Page[], base: string): string {
  const home = pages.find(({ path }) => path === "/");
  const line = ({ path, title, description }: Page) => `- [${title}](${base}${markdownPath(path)}): ${description}`;
  const groups = new Map<string, Page[]>();
  for (const page of pages) {
    const [, first = ""] = page.path.split("/");
    const group = pages.some(({ path }) => path.startsWith(`/${first}/`) && path !== `/${first}/`) ? first : "general";
    groups.set(group, [...(groups.get(group) ?? []), page]);
  }
  const sections = [...groups].map(([name, list]) => `## ${name}\n\n${list.map(line).join("\n")}`);
  return (
    [
      `# Demarc`,
      `> ${home?.description ?? ""}`,
      "Links lead to Markdown. Each provider's folder also has openapi.yaml, openapi.json and postman.json.",
      ...sections,
    ].join("\n\n") + "\n"
  );
}
