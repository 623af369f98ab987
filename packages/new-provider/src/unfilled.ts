import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { listOperations, type Operation } from "@demarc/openapi";
import { loadSpec } from "@demarc/spec";
import { filesOf } from "./template.ts";
import { missingEntries } from "./entries.ts";

/** What a person has to write. */
const mark = "FILL IN";

/**
 * What is left to do for a provider, a line each: files that are missing, marks, operations that its README does not
 * name, and what is missing in the files that all share.
 */
export async function unfilled(root: string, provider: string): Promise<string[]> {
  const files = filesOf(provider).map(({ to }) => to);
  const missing = files.filter((file) => !existsSync(join(root, file))).map((file) => `${file} is missing.`);
  if (missing.length > 0) return missing;
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  const marks = writtenFiles(root, provider).flatMap((file) => {
    const lines = read(file).split("\n");
    return lines.flatMap((line, index) => (line.includes(mark) ? [`${file}:${index + 1}: ${textOf(line)}`] : []));
  });
  const { document } = await loadSpec(provider, join(root, "specs"));
  const operations = listOperations(document);
  const readme = `packages/${provider}/README.md`;
  const rows = operations.map(rowOf).filter((row) => !read(readme).includes(row));
  return [
    ...marks,
    ...(operations.length === 0 ? [`specs/${provider}/openapi.yaml has no operation.`] : []),
    ...rows.map((row) => `${readme} lacks the row ${row}`),
    ...missingEntries(root, provider),
  ];
}

/** What people write, from the root. */
function writtenFiles(root: string, provider: string): string[] {
  const exclude = ["node_modules", "generated", "dist", "reports", ".turbo"];
  const found = globSync(`{specs,packages,contract-tests}/${provider}/**/*.{ts,md,yaml,json}`, {
    cwd: root,
    exclude: (name) => exclude.includes(basename(name)),
  });
  return found.map((file) => file.replaceAll("\\", "/")).toSorted();
}

/** How a README names an operation. */
function rowOf({ operationId, method, path, evidence }: Operation): string {
  return `| \`${operationId}\` | \`${method.toUpperCase()} ${path}\` | ${evidence} |`;
}

function textOf(line: string): string {
  return line.slice(line.indexOf(mark)).replace(/['"]?,?$/, "");
}
