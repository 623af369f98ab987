import type { LiveReport } from "@demarc/contract-live";
import {
  asContractReport,
  liveMarkdown,
  liveSarif,
  liveTerminal,
  liveVerdict,
  htmlPage,
  junitXml,
  providerMarkdown,
} from "@demarc/contract-report";
import { loadSpec } from "@demarc/spec";
import { color } from "../terminal.ts";
import { writeWhole } from "./files.ts";

/** Where the reports go, from the root. */
export const liveFolder = "reports/live";

/** Writes a run in all forms, and prints it: all of it, or the verdict alone. */
export async function reportLive(report: LiveReport, quiet: boolean, folder = liveFolder): Promise<void> {
  const specs = new Map(
    await Promise.all(report.providers.map(async ({ provider }) => [provider, await loadSpec(provider)] as const)),
  );
  const contract = asContractReport(report, specs);
  writeWhole(`${folder}/report.json`, `${JSON.stringify(report, undefined, 2)}\n`);
  writeWhole(`${folder}/report.md`, liveMarkdown(report));
  for (const provider of report.providers) writeWhole(`${folder}/${provider.provider}.md`, providerMarkdown(provider));
  writeWhole(`${folder}/junit.xml`, junitXml(contract));
  writeWhole(`${folder}/index.html`, htmlPage(contract));
  writeWhole(`${folder}/report.sarif`, liveSarif(report));
  if (quiet) return console.log(liveVerdict(report));
  console.log(liveTerminal(report, { color, width: process.stdout.columns ?? 80 }));
  console.log(`Report: ${folder}/index.html, with report.md, report.json, junit.xml and report.sarif beside it`);
}
