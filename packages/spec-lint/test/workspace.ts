import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { specsDirectory } from "@demarc/spec";
import { fixtureSpecs } from "@demarc/spec/fixtures";
import { parse, stringify } from "yaml";

export type Edit = [file: string, from: string | RegExp, to: string];

export interface Workspace {
  specs: string;
  /** Copies a spec folder of the fixtures under a name of its own, changed in one place or more. */
  add(name: string, provider: string, ...edits: Edit[]): void;
  /** Changes files of such a copy; what was changed in them before is as it was. */
  change(name: string, provider: string, ...edits: Edit[]): void;
  write(file: string, text: string): void;
  rename(from: string, to: string): void;
  remove(): void;
}

/** A folder for broken copies of the fixtures, with the redocly.yaml of this repository. */
export function createWorkspace(): Workspace {
  const root = mkdtempSync(join(tmpdir(), "spec-lint-"));
  const specs = join(root, "specs");
  const repository = dirname(specsDirectory);
  const { plugins, ...settings } = parse(readFileSync(join(repository, "redocly.yaml"), "utf8"));
  const absolute = plugins.map((plugin: string) => join(repository, plugin));
  writeFileSync(join(root, "redocly.yaml"), stringify({ ...settings, plugins: absolute }));

  const change: Workspace["change"] = (name, provider, ...edits) => {
    for (const file of new Set(edits.map(([edited]) => edited))) {
      let text = readFileSync(join(fixtureSpecs, provider, file), "utf8");
      for (const [, from, to] of edits.filter(([edited]) => edited === file)) {
        const changed = text.replace(from, () => to);
        if (changed === text) throw new Error(`${name}: ${file} of ${provider} no longer holds ${from}`);
        text = changed;
      }
      writeFileSync(join(specs, name, file), text);
    }
  };
  return {
    specs,
    change,
    add(name, provider, ...edits) {
      cpSync(join(fixtureSpecs, provider), join(specs, name), { recursive: true });
      change(name, provider, ...edits);
    },
    write: (file, text) => writeFileSync(join(specs, file), text),
    rename: (from, to) => renameSync(join(specs, from), join(specs, to)),
    remove: () => rmSync(root, { recursive: true }),
  };
}
