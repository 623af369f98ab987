import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { writeWhole } from "@demarc/spec/write-whole";
import { resolve } from "node:path";
import { contractTests, root } from "../workspace/workspace.ts";

/** Where reports are, from the root: what a provider's tests write, and what is merged from that. */
export const places = {
  contract: {
    merged: "reports/contract",
    ofProvider: (provider: string) => `${contractTests(provider)}/reports/contract.json`,
  },
  mutation: {
    merged: "reports/mutation",
    ofProvider: (provider: string) => `${contractTests(provider)}/reports/mutation.json`,
  },
  drift: {
    merged: "reports/live/drift-table.md",
    ofProvider: (provider: string) => `${contractTests(provider)}/reports/live/drift.json`,
  },
};

/**
 * Deletes the reports of an earlier run, so that none of them passes for one of this run. A task whose result comes
 * from the cache gets its report from there too.
 */
export function clearReports(kind: keyof typeof places, providers: readonly string[]): void {
  const { merged, ofProvider } = places[kind];
  clearFiles(merged, ...providers.map(ofProvider));
}

/** The same for the reports of unit tests. */
export function clearTestReports(): void {
  for (const parent of ["packages", "contract-tests"])
    clearFiles(...readdirSync(resolve(root, parent)).map((name) => `${parent}/${name}/reports/tests.json`));
}

function clearFiles(...names: string[]): void {
  for (const name of names) rmSync(resolve(root, name), { recursive: true, force: true });
}

/** The content of a JSON file, named from the root; undefined where there is none. */
export function readReport<T>(name: string): T | undefined {
  const file = resolve(root, name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}

/** Writes a file, named from the root, whole or not at all: an interrupted run leaves no half of one. */
export function writeReport(name: string, text: string): void {
  writeWhole(resolve(root, name), text);
}

/** The same for a value, as JSON. */
export function writeJson(name: string, value: unknown): void {
  writeReport(name, `${JSON.stringify(value, undefined, 2)}\n`);
}
