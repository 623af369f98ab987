import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Address } from "./model/address.ts";
import { markdownPath, toMarkdown, toSource } from "./model/markdown.ts";
import { loadSite, type Site } from "./model/site.ts";
import { renderSite } from "./output/astro.ts";
import { withPolicy } from "./output/csp.ts";
import { downloadFiles } from "./output/downloads.ts";
import { llmsText } from "./output/llms.ts";
import { redocBundle, redocPage, redocScript } from "./output/redoc.ts";
import { allPages } from "./pages/all.ts";
import { buildSearch } from "./search/entries.ts";

const home = fileURLToPath(new URL("..", import.meta.url));

export interface BuildOptions extends Address {
  /** Where the result goes. */
  outDir: string;
  /** The folder with the reports of the latest runs; that of the repository where none is given. */
  reports?: string;
  /** What to build; all providers, with those reports, where it is left out. */
  content?: Site;
  log?: (line: string) => void;
}

/**
 * Builds the whole site from the specs and reports.
 *
 * @throws where a spec, a guide or a report is not as it should be, or a renderer fails
 */
export async function buildSite({ outDir, reports, content, log = () => {}, ...address }: BuildOptions): Promise<void> {
  const { base } = address;
  const site = content ?? (await loadSite(reports));
  const pages = await allPages(site);
  // Astro finds the content by this path; one build at a time.
  const work = join(home, ".site");
  rmSync(work, { recursive: true, force: true });
  for (const page of pages) {
    write(
      join(work, "content", page.path === "/" ? "index.md" : `${page.path.slice(1, -1)}/index.md`),
      toSource(page, base),
    );
    write(join(work, "public", markdownPath(page.path)), toMarkdown(page, base));
  }
  cpSync(join(home, "theme", "404.md"), join(work, "content", "404.md"));
  write(join(work, "public", "llms.txt"), llmsText(pages, base));
  write(join(work, "public", "search.json"), JSON.stringify(buildSearch(site, pages).toFile()));
  for (const file of ["favicon.svg", "og.png"]) cpSync(join(home, "theme", file), join(work, "public", file));
  write(join(work, "public", redocScript), redocBundle());
  // The server of `npm run docs` answers otherwise.
  write(join(work, "public", "mock", "status.json"), '{"available":false}\n');
  for (const provider of site.providers)
    for (const [file, text] of Object.entries(downloadFiles({ ...provider, document: provider.original })))
      write(join(work, "public", provider.name, file), text);
  copyContractReport(site, join(work, "public", "contract", "report"));
  log(`${pages.length} pages written, rendering …`);
  const rendered = join(work, "rendered");
  await renderSite(home, site.providers, address, rendered);
  for (const provider of site.providers)
    write(join(rendered, provider.name, "redoc", "index.html"), redocPage(provider, address));
  for (const file of globSync("**/*.html", { cwd: rendered })) {
    const path = join(rendered, file);
    const inline = file.endsWith("/redoc/index.html") ? "styles" : "hashes";
    writeFileSync(path, withPolicy(readFileSync(path, "utf8"), inline));
  }
  // At once, as the old one may be read meanwhile.
  rmSync(outDir, { recursive: true, force: true });
  renameSync(rendered, outDir);
}

function copyContractReport({ contract, reports }: Site, target: string): void {
  if (!contract) return;
  for (const file of ["index.html", "junit.xml", "report.json"]) {
    const source = join(reports, "contract", file);
    if (!existsSync(source))
      throw new Error(`${source} is missing, though report.json is there. Run \`npm run contract\` again.`);
    mkdirSync(target, { recursive: true });
    cpSync(source, join(target, file));
  }
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
