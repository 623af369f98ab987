import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../..", import.meta.url));

interface Licences {
  shipped: string[];
  tools: string[];
  exceptions: Record<string, { licence: string; reason: string }>;
}
const { shipped, tools, exceptions } = parse(
  readFileSync(new URL("../licences.yaml", import.meta.url), "utf8"),
) as Licences;

/** What is installed, by licence. */
function licencesOf(selected: string[], options: string[] = []): [licence: string, name: string][] {
  const pnpm = join(root, "node_modules", ".bin", "pnpm");
  const text = execFileSync(pnpm, [...selected, "licenses", "list", "--json", ...options], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const found = JSON.parse(text) as Record<string, { name: string }[]>;
  return Object.entries(found).flatMap(([licence, packages]) =>
    packages.map(({ name }): [string, string] => [licence, name]),
  );
}

function isAllowed([licence, name]: [string, string], allowed: readonly string[]): boolean {
  return (
    allowed.includes(licence) ||
    Object.entries(exceptions).some(([pattern, { licence: known }]) => known === licence && matchesGlob(name, pattern))
  );
}

test("everything that is installed has a licence that is known", () => {
  const found = licencesOf(["-r"]);
  expect(found.length).toBeGreaterThan(500);
  expect(found.filter((one) => !isAllowed(one, [...shipped, ...tools]))).toEqual([]);
  expect(isAllowed(["GPL-3.0-only", "left"], [...shipped, ...tools])).toBe(false);
});

test("what a consumer gets has a licence without conditions on the consumer's own code", () => {
  // Without the packages of the workspace, which are not listed.
  const clients = readdirSync(join(root, "specs")).map((name) => `--filter=./packages/${name}`);
  const found = licencesOf(clients, ["--prod"]);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(([licence]) => !shipped.includes(licence))).toEqual([]);
});
