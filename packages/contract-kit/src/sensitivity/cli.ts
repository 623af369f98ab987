#!/usr/bin/env node
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { listProviders, loadSpec, specsDirectory } from "@demarc/spec";
import { sensitivityPage } from "../report/sensitivity/page.ts";
import { sensitivityTable } from "../report/sensitivity/table.ts";
import type { Subject } from "../subject.ts";
import { loadEquivalents } from "./equivalents.ts";
import { progressLine } from "./progress.ts";
import { scoreSensitivity, sensitivityGaps, type SensitivityReport } from "./score.ts";

const root = resolve(specsDirectory, "..");
const reports = join(root, "reports", "sensitivity");

/** `demarc-sensitivity [provider…]`: how many changes of each provider's document its tests notice. */
async function main(providers: string[]): Promise<number> {
  const unknown = providers.find((provider) => !listProviders().includes(provider));
  if (unknown !== undefined) {
    console.error(`There is no provider "${unknown}". The providers are: ${listProviders().join(", ")}.`);
    return 2;
  }
  const scored: SensitivityReport[] = [];
  for (const provider of providers.length > 0 ? providers : listProviders()) scored.push(await score(provider));
  mkdirSync(reports, { recursive: true });
  writeFileSync(join(reports, "report.json"), `${JSON.stringify(scored, undefined, 2)}\n`);
  writeFileSync(join(reports, "index.html"), sensitivityPage(scored));
  console.log(`\n${sensitivityTable(scored)}\n`);
  const gaps = scored.flatMap(sensitivityGaps);
  for (const gap of gaps) console.error(gap);
  console.log(`Report: reports/sensitivity/index.html`);
  return gaps.length === 0 ? 0 : 1;
}

async function score(provider: string): Promise<SensitivityReport> {
  const folder = join(root, "contract-tests", provider);
  const { subject } = (await import(pathToFileURL(join(folder, "subject.ts")).href)) as { subject: Subject };
  const started = performance.now();
  let told = 0;
  const report = await scoreSensitivity(await loadSpec(provider), subject, {
    equivalents: loadEquivalents(join(folder, "equivalent.yaml")),
    onProgress(done, total) {
      const now = performance.now();
      // Into a file, a line every few seconds is enough.
      if (done < total && now - told < (process.stdout.isTTY ? 100 : 5000)) return;
      told = now;
      const line = progressLine(provider, done, total, now - started);
      process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${line}${done === total ? "\n" : ""}` : `${line}\n`);
    },
  });
  return report;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
