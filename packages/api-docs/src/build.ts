import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { markdownPath, toMarkdown, toSource } from "./model/markdown.ts";
import { loadSite, type Site } from "./model/site.ts";
import { renderSite } from "./output/astro.ts";
import { withPolicy } from "./output/csp.ts";
import { downloadFiles } from "./output/downloads.ts";
import { llmsText } from "./output/llms.ts";
import { redocPage } from "./output/redoc.ts";
import { allPages } from "./pages/all.ts";
import { buildSearch } from "./search/build.ts";

const home = fileURLToPath(new URL("..", import.meta.url));

export interface BuildOptions {
  /** The path that the site is served below, with slashes at both ends. */
  base: string;
  /** Where the result goes. */
  outDir: string;
  /** The folder with the reports of the latest runs; that of the repository where none is given. */
  reports?: string;
  log?: (line: string) => void;
}

/**
 * Builds the whole site from the specs and reports.
 *
 * @throws where a spec, a guide or a report is not as it should be, or a renderer fails
 */
export async function buildSite({ base, outDir, reports, log = () => {} }: BuildOptions): Promise<void> {
  const site = await loadSite(reports);
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
  write(join(work, "public", "llms.txt"), llmsText(pages, base));
  write(join(work, "public", "search.json"), JSON.stringify(buildSearch(site, pages).toFile()));
  cpSync(join(home, "theme", "favicon.svg"), join(work, "public", "favicon.svg"));
  // The server of `npm run docs` answers otherwise.
  write(join(work, "public", "mock", "status.json"), '{"available":false}\n');
  for (const provider of site.providers) {
    for (const [file, content] of Object.entries(await downloadFiles({ ...provider, document: provider.original })))
      write(join(work, "public", provider.name, file), content);
    write(join(work, "public", provider.name, "redoc", "index.html"), await redocPage(provider, base));
  }
  copyContractReport(site, join(work, "public", "contract", "report"));
  log(`${pages.length} pages written, rendering …`);
  await renderSite({ home, base, outDir, providers: site.providers });
  for (const file of globSync("**/*.html", { cwd: outDir })) {
    const path = join(outDir, file);
    writeFileSync(
      path,
      withPolicy(readFileSync(path, "utf8"), file.endsWith("/redoc/index.html") ? "styles" : "hashes"),
    );
  }
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
