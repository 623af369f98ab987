import { blocks, markdownPath, type Page } from "../model/markdown.ts";

/** `llms.txt`: which pages there are, each with its address in Markdown. */
export function llmsText(pages: Page[], base: string): string {
  const home = pages.find(({ path }) => path === "/");
  const line = ({ path, title, description }: Page) => `- [${title}](${base}${markdownPath(path)}): ${description}`;
  const groupOf = ({ path }: Page) => {
    const [, first = ""] = path.split("/");
    return pages.some((other) => other.path !== `/${first}/` && other.path.startsWith(`/${first}/`))
      ? first
      : "general";
  };
  const sections = [...new Set(pages.map(groupOf))].map(
    (name) =>
      `## ${name}\n\n${pages
        .filter((page) => groupOf(page) === name)
        .map(line)
        .join("\n")}`,
  );
  return `${blocks(
    "# Demarc",
    `> ${home?.description ?? ""}`,
    "Links lead to Markdown. Each provider's folder also has openapi.yaml, openapi.json and postman.json.",
    ...sections,
  )}\n`;
}
