import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { specsDirectory } from "@demarc/spec";
import { parse, stringify } from "yaml";

export type Edit = [file: string, from: string | RegExp, to: string];

export interface Workspace {
  specs: string;
  /** Copies a real spec folder under a name of its own, changed in one place or more. */
  add(name: string, provider: string, ...edits: Edit[]): void;
  write(file: string, text: string): void;
  rename(from: string, to: string): void;
  remove(): void;
}

/** A folder for broken copies of the real specs, with a redocly.yaml that treats each like its original. */
export function createWorkspace(): Workspace {
  const root = mkdtempSync(join(tmpdir(), "spec-lint-"));
  const specs = join(root, "specs");
  const repository = dirname(specsDirectory);
  const { plugins, apis, ...settings } = parse(readFileSync(join(repository, "redocly.yaml"), "utf8"));
  const copies: Record<string, object> = {};

  return {
    specs,
    add(name, provider, ...edits) {
      cpSync(join(specsDirectory, provider), join(specs, name), { recursive: true });
      for (const [file, from, to] of edits) {
        const path = join(specs, name, file);
        const text = readFileSync(path, "utf8");
        const changed = text.replace(from, () => to);
        if (changed === text) throw new Error(`${name}: ${file} of ${provider} no longer holds ${from}`);
        writeFileSync(path, changed);
      }
      copies[name] = { ...apis[provider], root: `specs/${name}/openapi.yaml` };
      const absolute = plugins.map((plugin: string) => join(repository, plugin));
      writeFileSync(join(root, "redocly.yaml"), stringify({ ...settings, plugins: absolute, apis: copies }));
    },
    write: (file, text) => writeFileSync(join(specs, file), text),
    rename: (from, to) => renameSync(join(specs, from), join(specs, to)),
    remove: () => rmSync(root, { recursive: true }),
  };
}
