import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { lint } from "@demarc/spec-lint";
import { loadSpec, specsDirectory } from "@demarc/spec";
import { fixtureSpecs } from "@demarc/spec/fixtures";
import { afterAll } from "vitest";
import { runAttacks } from "../attack.ts";
import { textOf, type Text } from "./text.ts";

interface Input {
  /** In place of the document's file of the same name. */
  file: string;
  text?: Text;
  /** Where the file leads instead. */
  link?: string;
}

const root = mkdtempSync(join(tmpdir(), "demarc-attack-"));
const specs = join(root, "specs");
afterAll(() => rmSync(root, { recursive: true }));
cpSync(join(dirname(specsDirectory), "redocly.yaml"), join(root, "redocly.yaml"));

runAttacks<Input>("lint", async ({ file, text = "", link }) => {
  const path = join(specs, "acme", file);
  rmSync(specs, { recursive: true, force: true });
  cpSync(join(fixtureSpecs, "acme"), join(specs, "acme"), { recursive: true });
  if (link === undefined) writeFileSync(path, textOf(text));
  else {
    rmSync(path);
    symlinkSync(link, path);
  }
  const rules: string[] = [];
  for await (const { problems } of lint(["acme"], specs)) rules.push(...problems.map(({ rule }) => rule));
  const error = await loadSpec("acme", specs).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { error, result: { rules } };
});
