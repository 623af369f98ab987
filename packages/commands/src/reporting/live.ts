import type { LiveProviderReport, LiveReport } from "@demarc/contract-live";
import {
  asContractReport,
  htmlPage,
  junitXml,
  liveMarkdown,
  liveSarif,
  liveTerminal,
  liveVerdict,
  providerMarkdown,
} from "@demarc/contract-report";
import { createLocator, loadSpec } from "@demarc/spec";
import { color } from "../command-line/terminal.ts";
import { writeJson, writeReport } from "./files.ts";

/** Writes a live run in all forms into a folder, named from the root, and prints all of it or the verdict alone. */
export async function reportLive(run: LiveReport, folder: string, quiet = false): Promise<void> {
  const report = { ...run, providers: run.providers.map(withSources) };
  const specs = new Map(
    await Promise.all(report.providers.map(async ({ provider }) => [provider, await loadSpec(provider)] as const)),
  );
  const contract = asContractReport(report, specs);
  writeJson(`${folder}/report.json`, report);
  writeReport(`${folder}/report.md`, liveMarkdown(report));
  for (const provider of report.providers) writeReport(`${folder}/${provider.provider}.md`, providerMarkdown(provider));
  writeReport(`${folder}/junit.xml`, junitXml(contract));
  writeReport(`${folder}/index.html`, htmlPage(contract));
  writeReport(`${folder}/report.sarif`, liveSarif(report));
  if (quiet) return console.log(liveVerdict(report));
  console.log(liveTerminal(report, { color, width: process.stdout.columns ?? 80 }));
  console.log(
    `Report: ${folder}/index.html, with report.md, report.json, junit.xml and report.sarif in the same folder`,
  );
}

/** The report with the line of the spec for each finding. */
function withSources(report: LiveProviderReport): LiveProviderReport {
  const locate = createLocator(report.provider);
  const findings = report.findings.map((finding) => ({ ...finding, source: locate(finding.specPointer) }));
  return { ...report, findings };
}
