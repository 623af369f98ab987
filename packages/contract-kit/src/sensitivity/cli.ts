#!/usr/bin/env node
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { loadSpec } from "@demarc/spec";
import type { Subject } from "../subject.ts";
import { loadEquivalents } from "./equivalents.ts";
import { progressLine } from "./progress.ts";
import { scoreSensitivity, sensitivityGaps } from "./score.ts";

/**
 * `demarc-sensitivity <provider>`, run in the folder of the provider's contract tests: how many changes of the
 * document its tests notice. Writes `reports/sensitivity.json`; fails where a target is missed.
 */
async function main([provider, ...rest]: string[]): Promise<number> {
  if (provider === undefined || rest.length > 0) {
    console.error("Usage: demarc-sensitivity <provider>, in the folder of its contract tests.");
    return 2;
  }
  const { subject } = (await import(pathToFileURL(resolve("subject.ts")).href)) as { subject: Subject };
  const started = performance.now();
  let told = 0;
  const report = await scoreSensitivity(await loadSpec(provider), subject, {
    equivalents: loadEquivalents("equivalent.yaml"),
    onProgress(done, total) {
      // A line every few seconds is enough: they are kept, and played again from the cache.
      const now = performance.now();
      if (done < total && now - told < 5000) return;
      told = now;
      console.log(progressLine(provider, done, total, now - started));
    },
  });
  mkdirSync("reports", { recursive: true });
  writeFileSync("reports/sensitivity.json", `${JSON.stringify(report, undefined, 2)}\n`);
  const gaps = sensitivityGaps(report);
  for (const gap of gaps) console.error(gap);
  return gaps.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
