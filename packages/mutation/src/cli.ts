#!/usr/bin/env node
import { writeWhole } from "@demarc/spec/write-whole";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { loadSpec } from "@demarc/spec";
import type { ClientUnderTest } from "@demarc/contract";
import { loadEquivalents } from "./equivalents.ts";
import { progressLine } from "./progress.ts";
import { scoreMutants, mutationGaps } from "./score.ts";

/**
 * `demarc-mutation <provider>`, run in the folder of the provider's contract tests: how many changes of the
 * document its tests kill. Writes `reports/mutation.json`; fails where a target is missed. Tries 150 changes of the
 * document, or as many as `DEMARC_MUTANTS` says, a number or `all`.
 */
async function main([provider, ...rest]: string[]): Promise<number> {
  if (provider === undefined || rest.length > 0) {
    console.error("Usage: demarc-mutation <provider>, in the folder of its contract tests.");
    return 2;
  }
  const { clientUnderTest } = (await import(pathToFileURL(resolve("client-under-test.ts")).href)) as {
    clientUnderTest: ClientUnderTest;
  };
  const { DEMARC_MUTANTS: wanted = "150" } = process.env;
  const size = wanted === "all" ? Infinity : Number(wanted);
  if (Number.isNaN(size)) {
    console.error(`DEMARC_MUTANTS is "${wanted}". It has to be a number or "all".`);
    return 2;
  }
  const started = performance.now();
  let shownAt = 0;
  const report = await scoreMutants(await loadSpec(provider), clientUnderTest, {
    equivalents: loadEquivalents("equivalent.yaml"),
    size,
    onProgress(done, total) {
      // A line every few seconds is enough: they are kept, and played again from the cache.
      const now = performance.now();
      if (done < total && now - shownAt < 5000) return;
      shownAt = now;
      console.log(progressLine(provider, done, total, now - started));
    },
  });
  writeWhole("reports/mutation.json", `${JSON.stringify(report, undefined, 2)}\n`);
  const gaps = mutationGaps(report);
  for (const gap of gaps) console.error(gap);
  return gaps.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
