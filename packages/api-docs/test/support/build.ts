import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { TestProject } from "vitest/node";
import { buildSite } from "../../src/build.ts";
import { serveSite } from "../../src/serve.ts";
import { serveBrowser } from "./launch.ts";
import { contractReport, writeContractReport } from "./reports.ts";
import { base, publicHost } from "./site.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the tests reach their browser. */
    browser: string;
    /** The folder of the built site. */
    folder: string;
    /** The origin under a name that looks public. */
    origin: string;
    /** The front page as this machine's own address. */
    local: string;
  }
}

/** Builds the site once, serves it with the mock and starts a browser, all for as long as the tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const reports = mkdtempSync(join(tmpdir(), "demarc-reports-"));
  writeContractReport(reports, await contractReport());
  const folder = fileURLToPath(new URL("../../.site/test", import.meta.url));
  await buildSite({ base, site: `https://${publicHost}`, outDir: folder, reports });
  // As a host sends them, which Lighthouse reckons with.
  for (const file of globSync("**/*.{html,css,js,svg}", { cwd: folder }))
    writeFileSync(join(folder, `${file}.gz`), gzipSync(readFileSync(join(folder, file))));
  const server = await serveSite(folder, base, 0);
  const browser = await serveBrowser();
  project.provide("browser", browser.wsEndpoint());
  project.provide("folder", folder);
  project.provide("local", server.address);
  project.provide("origin", new URL(server.address).origin.replace("127.0.0.1", publicHost));
  return async () => {
    await browser.close();
    await server.close();
    rmSync(reports, { recursive: true });
  };
}
