#!/usr/bin/env node
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { listProviders, loadSpec } from "@demarc/spec";
import { oneLine } from "./print.ts";

/**
 * `demarc-codegen <provider> [--check]`, run in the folder of the provider's package. `--document <file>` writes the
 * bundled document alone.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: "boolean", default: false }, document: { type: "string" } },
  });
  const [provider] = positionals;
  if (!provider || positionals.length > 1) {
    console.error(`Usage: demarc-codegen <provider> [--check]. The providers are: ${listProviders().join(", ")}.`);
    return 2;
  }
  const spec = await loadSpec(provider);
  if (values.document !== undefined) {
    writeFileSync(values.document, `${JSON.stringify(spec.document, null, 2)}\n`);
    return 0;
  }
  // The generator takes a second to load, which a build does without.
  const [{ generate }, { findStale, write }] = await Promise.all([import("./generate.ts"), import("./output.ts")]);
  const files = await generate(spec);
  if (values.check) {
    const stale = await findStale("src/generated", files);
    for (const { name, reason } of stale) {
      console.error(
        `packages/${provider}/src/generated/${name} ${reason}. Run \`npm run generate\` and commit the result.`,
      );
    }
    if (stale.length === 0)
      console.log(`packages/${provider}/src/generated is what specs/${provider} gives: ${files.size} files.`);
    return stale.length === 0 ? 0 : 1;
  }
  await write("src/generated", files);
  console.log(`Wrote ${files.size} files to packages/${provider}/src/generated.`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  // It may quote a document, which must not act on a terminal.
  console.error(oneLine(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}
