import { execFile } from "node:child_process";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Change } from "../compare/change.ts";
import { isUnchanged, withRelease, type Release } from "./releases.ts";

/** What a package exports, as the list of `packages/runtimes/test/api` has it. */
interface Export {
  entry: string;
  isType: boolean;
  name: string;
  /** The declaration or, where it is generated, how it begins. */
  text: string;
}

/** What changed for code that is compiled with a package: in the list of what it exports, and in the types behind it. */
export async function compareExports(name: string, release: Release, repository: string): Promise<Change[]> {
  // A test of packages/runtimes holds the list to the package.
  const list = `packages/runtimes/test/api/${name}.txt`;
  const home = `packages/${name}`;
  const compared = [list, `${home}/src`, `${home}/package.json`];
  if (isUnchanged(release, [list, `${home}/src`], repository)) return [];
  return withRelease(release, compared, repository, async (folder) => {
    const [before = [], after = []] = [folder, repository].map((root) =>
      listed(readFileSync(join(root, list), "utf8")),
    );
    const change = ({ entry, text }: Export, what: string, breaks: Change["breaks"]): Change => {
      const [head] = declaration.exec(text) ?? [];
      const from = entry === "." ? "" : ` from \`${entry}\``;
      const impact = breaks.length > 0 ? "major" : "minor";
      return { impact, operations: [], pointer: list, breaks, correction: false, text: `\`${head}\`${from} ${what}.` };
    };
    const partner = (one: Export, others: readonly Export[]) =>
      others.find((it) => it.entry === one.entry && it.isType === one.isType && it.name === one.name);
    const pairs = before.flatMap((was) => {
      const is = partner(was, after);
      return is ? [{ was, is }] : [];
    });
    const another = "is another type, so that code that uses it need not compile any more";
    return [
      ...before.filter((was) => !partner(was, after)).map((was) => change(was, "is no longer exported so", ["code"])),
      ...(await changedTypes(join(folder, home), join(repository, home), pairs)).map((was) =>
        change(was, another, ["code"]),
      ),
      ...after.filter((is) => !partner(is, before)).map((is) => change(is, "is exported now", [])),
    ];
  });
}

const declaration = /^export (?:declare )?(?:abstract )?(class|const|function|interface|type) ([\w$]+)/;

/** The declarations of a list that are exported; others stand in it because they need them. */
function listed(list: string): Export[] {
  return list.split(/^# /m).flatMap((section) => {
    const [entry = "", ...lines] = section.split("\n");
    const statements = lines.join("\n").split(/^(?=\w)/m);
    return statements.flatMap((statement) => {
      const text = statement.trim();
      const [, kind, name] = declaration.exec(text) ?? [];
      return name ? [{ entry, isType: kind === "interface" || kind === "type", name, text }] : [];
    });
  });
}

/**
 * Compiles a program that uses the new types as it used the old ones: what a call takes has to take the old arguments,
 * what it gives has to be what it gave, and each has the fields that it had. Who makes a value of a type that is written by
 * hand, and who reads it, nobody knows: it has to do for both.
 *
 * @param pairs the exports of both
 * @returns those for which that fails; types with parameters, which are compared as text, among them
 */
async function changedTypes(
  before: string,
  after: string,
  pairs: readonly { was: Export; is: Export }[],
): Promise<Export[]> {
  const entries = [...new Set(pairs.map(({ was }) => was.entry))];
  const checks = pairs.flatMap((pair): [typeof pair, code: string][] => {
    const { was } = pair;
    const { isType, name, text } = was;
    const [old, now] = [`Before${entries.indexOf(was.entry)}.${name}`, `After${entries.indexOf(was.entry)}.${name}`];
    // What a client is made with follows the document, whose version and hash are among it.
    if (["./manifest", "./operations"].includes(was.entry) || name === "api") return [];
    if (!isType) return [[pair, `null! as typeof ${now} satisfies typeof ${old}`]];
    const isWritten = /[{=]/.test(text);
    const takes = isWritten || name.endsWith("Args") ? [`null! as ${old} satisfies ${now}`] : [];
    const gives = isWritten || /(Result|Error)$/.test(name) ? [`null! as ${now} satisfies ${old}`] : [];
    const fields = `null! as Exclude<Fields<${old}>, Fields<${now}>> satisfies never`;
    return [...takes, ...gives, fields].map((code) => [pair, code]);
  });
  const moduleOf = (folder: string, entry: string) => {
    const { exports = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      exports?: Record<string, string>;
    };
    return JSON.stringify(join(folder, exports[entry] ?? "src/index.ts"));
  };
  const head = [
    ...entries.flatMap((entry, index) =>
      Object.entries({ Before: before, After: after }).map(
        ([name, folder]) => `import type * as ${name}${index} from ${moduleOf(folder, entry)};`,
      ),
    ),
    "type Fields<T> = T extends unknown ? keyof T : never;",
  ];
  // The same core for both: its classes are nobody else's.
  if (existsSync(join(after, "node_modules")))
    symlinkSync(join(after, "node_modules"), join(before, "node_modules"), "junction");
  const options = { noEmit: true, strict: true, skipLibCheck: true, allowImportingTsExtensions: true, types: [] };
  const lib = ["es2023", "dom", "dom.iterable"];
  const compilerOptions = { ...options, module: "esnext", moduleResolution: "bundler", lib };
  writeFileSync(join(before, "check.ts"), [...head, ...checks.map(([, code]) => `void (${code});`)].join("\n"));
  writeFileSync(join(before, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["check.ts"] }));
  const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  const args = [compiler, "-p", before, "--pretty", "false"];
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: before, maxBuffer: 1 << 26 }, (_, stdout) => resolve(stdout));
  });
  const errors = [...printed.matchAll(/^check\.ts\((\d+),\d+\): error TS(\d+)/gm)];
  // A type with parameters of its own cannot be compared so: its text is, where the list has one.
  const generic = new Set(errors.flatMap(([, line, code = ""]) => (["2314", "2707"].includes(code) ? [line] : [])));
  const failed = errors.flatMap(([, line]) => {
    const index = Number(line) - 1;
    // Where a module is not found, nothing of it was compared.
    const unread = pairs.find((pair) => pair.was.entry === entries[Math.floor(index / 2)]);
    const { was, is } = (index < head.length ? unread : checks[index - head.length]?.[0]) ?? {};
    return was && !(generic.has(line) && was.text === is?.text) ? [was] : [];
  });
  return [...new Set(failed)];
}
