import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { parse } from "yaml";

const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

interface Call {
  code: string;
  /** Why the document lets it through. */
  open?: string;
}

const data = await readFile(new URL("wrong-calls.yaml", import.meta.url), "utf8");
const calls = Object.values(parse(data) as Record<string, (string | Call)[]>)
  .flat()
  .map((call): Call => (typeof call === "string" ? { code: call } : call));

const head = [
  'import { createAudiocodesLiveClient, waitForTask, type AudiocodesLiveClient } from "@demarc/audiocodes-live";',
  'import { createCloudlxClient, type CloudlxClient } from "@demarc/cloudlx";',
  'import { countCustomers, createEnswitchClient, customersOf, type EnswitchClient } from "@demarc/enswitch";',
  'import { validation } from "@demarc/enswitch/validation";',
  "declare const audiocodesLive: AudiocodesLiveClient, cloudlx: CloudlxClient, enswitch: EnswitchClient;",
  "export const used = [createAudiocodesLiveClient, createCloudlxClient, createEnswitchClient, waitForTask, validation];",
  "export const also = [countCustomers, customersOf, audiocodesLive, cloudlx, enswitch];",
];

/** Which lines of a program, after its head, the compiler refuses; the program is one call on each. */
async function refused(lines: readonly string[]): Promise<Set<number>> {
  const folder = await mkdtemp(join(inject("folder"), "wrong-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "application.ts"), [...head, ...lines.map((line) => `void ${line}`)].join("\n"));
  const files = ["application.ts"];
  const lib = ["es2023", "dom", "dom.iterable"];
  const compilerOptions = { noEmit: true, strict: true, skipLibCheck: true, module: "nodenext", lib, types: [] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const { stdout: printed } = spawnSync(process.execPath, [compiler, "-p", folder, "--pretty", "false"], {
    encoding: "utf8",
  });
  return new Set([...printed.matchAll(/application\.ts\((\d+),/g)].map(([, line]) => Number(line) - head.length - 1));
}

test("58 wrong calls are refused by the compiler, but for those that the document leaves open, and no right one", async () => {
  expect(calls).toHaveLength(58);
  // Were the head of the program at fault, the compiler would refuse these, too.
  const right: Call[] = ["cloudlx.listCustomers();", "customersOf(enswitch);"].map((code) => ({ code, open: "right" }));
  const all = [...calls, ...right];
  const found = await refused(all.map(({ code }) => code));
  const verdicts = all.map(({ code }, index) => [code, found.has(index) ? "refused" : "open"]);
  expect(verdicts).toEqual(all.map(({ code, open }) => [code, open === undefined ? "refused" : "open"]));
});
