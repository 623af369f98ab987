import { cpSync, globSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Workspace } from "../fixtures/workspace.ts";

const written = fileURLToPath(new URL("telco", import.meta.url));
const operations = ["| `listCustomers` | `GET /customers` | page |", "| `createCustomer` | `POST /customers` | page |"];

/** Does what a person does with a new provider: writes its document and its drift, and decides about each mark. */
export function fillIn(workspace: Workspace): void {
  cpSync(written, workspace.root, { recursive: true });
  const files = globSync("{specs,packages,contract-tests}/telco/**/*.{ts,md,yaml}", {
    cwd: workspace.root,
    exclude: (name) => name.endsWith("node_modules"),
  });
  for (const file of [...files, "README.md"]) {
    const text = workspace.read(file);
    const settled = text.replaceAll(/^ *(?:\/\/|#) FILL IN.*\n(?: *\/\/ .*\n)*/gm, "").replaceAll(/FILL IN: /g, "");
    if (settled !== text) writeFileSync(workspace.path(file), settled);
  }
  workspace.change("packages/telco/README.md", /(?<=\| evidence \|\n.*\n)/, `${operations.join("\n")}\n`);
}

/** The commands of a section of CONTRIBUTING.md, each in words. */
export function commandsOf(workspace: Workspace, section: string): string[][] {
  const [, text = ""] = workspace.read("CONTRIBUTING.md").split(`\n## ${section}\n`);
  const [, block = ""] = /```sh\n(.*?)```/s.exec(text) ?? [];
  const lines = block.split("\n").filter(Boolean);
  return lines.map((line) =>
    line
      .replace(/ *#.*/, "")
      .replace(/^npm (run )?/, "")
      .replace(" -- ", " ")
      .split(" "),
  );
}
