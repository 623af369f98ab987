import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Change } from "../compare/change.ts";
import { withRelease, type Release } from "./releases.ts";

/** What changed for code that is compiled with a package: in the list of what it exports, and in the types behind it. */
export function compareExports(name: string, release: Release, repository: string): Promise<Change[]> {
  // A test of packages/runtimes holds the list to the package.
  const list = `packages/runtimes/test/api/${name}.txt`;
  const sources = `packages/${name}/src`;
  return withRelease(release, [list, sources], repository, async (folder) => {
    const [before = [], after = []] = [folder, repository].map((root) =>
      readFileSync(join(root, list), "utf8").split("\n"),
    );
    const change = (line: string, what: string, breaks: Change["breaks"]): Change => ({
      impact: breaks.length > 0 ? "major" : "minor",
      operations: [],
      pointer: list,
      breaks,
      correction: false,
      text: `\`${line}\` ${what}.`,
    });
    const gone = before.filter((line) => line !== "" && !after.includes(line));
    const added = after.filter((line) => line !== "" && !before.includes(line));
    const kept = before.slice(0, before.indexOf("")).filter((line) => after.includes(line));
    return [
      ...gone.map((line) => change(line, "is no longer exported so", ["code"])),
      ...(await changedTypes(join(folder, sources), join(repository, sources), kept)).map((type) =>
        change(type, "is another type, so that code that uses it need not compile any more", ["code"]),
      ),
      ...added.map((line) => change(line, "is exported now", [])),
    ];
  });
}

/**
 * Compiles a program that uses the new types as it used the old ones: what a call takes has to take the old arguments,
 * what it gives has to be what it gave, and each has the fields that it had.
 *
 * @param kept the exports of both, as the list has them
 * @returns the names of those for which that fails
 */
async function changedTypes(before: string, after: string, kept: readonly string[]): Promise<string[]> {
  const checks = kept.flatMap((line) => {
    const [, kind = "", name = ""] = /^export (?:declare )?(const|interface|type) (\w+)$/.exec(line) ?? [];
    const [old, now] = [`Before.${name}`, `After.${name}`];
    if (kind === "const") return [[name, `null! as typeof ${now} satisfies typeof ${old}`]];
    if (kind === "") return [];
    const fields = `null! as Exclude<Fields<${old}>, Fields<${now}>> satisfies never`;
    if (name.endsWith("Args"))
      return [
        [name, `null! as ${old} satisfies ${now}`],
        [name, fields],
      ];
    if (/(Result|Error)$/.test(name))
      return [
        [name, `null! as ${now} satisfies ${old}`],
        [name, fields],
      ];
    return [[name, fields]];
  });
  const head = [
    `import type * as Before from ${JSON.stringify(`${before}/index.ts`)};`,
    `import type * as After from ${JSON.stringify(`${after}/index.ts`)};`,
    "type Fields<T> = T extends unknown ? keyof T : never;",
  ];
  const folder = dirname(before);
  // The same core for both: its classes are nobody else's.
  mkdirSync(join(folder, "node_modules/@demarc"), { recursive: true });
  for (const name of ["@demarc/client-core", "openapi-fetch"])
    symlinkSync(join(dirname(after), "node_modules", name), join(folder, "node_modules", name), "junction");
  const options = { noEmit: true, strict: true, skipLibCheck: true, allowImportingTsExtensions: true, types: [] };
  const compilerOptions = {
    ...options,
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["es2023", "dom", "dom.iterable"],
  };
  writeFileSync(join(folder, "check.ts"), [...head, ...checks.map(([, code]) => `void (${code});`)].join("\n"));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["check.ts"] }));
  const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  const printed = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [compiler, "-p", folder, "--pretty", "false"],
      { cwd: folder, maxBuffer: 1 << 26 },
      (_, stdout) => resolve(stdout),
    );
  });
  const errors = [...printed.matchAll(/^check\.ts\((\d+),\d+\): error TS(\d+)/gm)];
  // A type with parameters of its own cannot be compared so.
  const generic = new Set(errors.flatMap(([, line, code]) => (code === "2314" ? [line] : [])));
  const lines = errors.flatMap(([, line]) => (generic.has(line) ? [] : [Number(line)]));
  return [...new Set(lines.map((line) => checks[line - head.length - 1]?.[0] ?? "the package as a whole"))];
}
