import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withDocComments } from "../model/doc-comments.ts";
import type { Page } from "../model/markdown.ts";
import { guides } from "../model/provider.ts";

/** The pages that were written by hand, `guides/site/**`: a title, a line that sums them up, and the text. */
export function writtenPages(): Page[] {
  const folder = join(guides, "site");
  return globSync("**/*.md", { cwd: folder }).map((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const [, title, description, body] = /^# (.+)\n\n> (.+)\n\n([^]*)$/.exec(text) ?? [];
    if (!title || !description || !body)
      throw new Error(`guides/site/${file}: expected "# title", then "> what it is about", then the text.`);
    const path = `/${file.replaceAll("\\", "/").replace(/(^index)?\.md$/, "/")}`.replace("//", "/");
    return { path, title, description, body: withDocComments(body) };
  });
}
