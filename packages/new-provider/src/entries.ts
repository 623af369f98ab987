import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a provider has in files that all share. */
interface Entry {
  file: string;
  /** What is missing there; undefined where nothing is. */
  missing(text: string, provider: Provider): string | undefined;
  /** The text with the entry. */
  add(text: string, provider: Provider): string;
}

interface Provider {
  name: string;
  /** The port of its mock. */
  port: number | undefined;
  /** The variables that its live runs are configured by. */
  variables: string[];
}

const row = ({ name, port }: Provider) =>
  `| [${name}](specs/${name}) | FILL IN: what for | [operations](packages/${name}#operations) | port ${port} |`;
const secret = (variable: string) => `          ${variable}: \${{ secrets.${variable} }}\n`;

const entries: Entry[] = [
  {
    file: "README.md",
    missing(text, { name, port }) {
      const found = text.split("\n").find((line) => line.startsWith(`| [${name}](specs/${name}) |`));
      if (!found?.endsWith(`| port ${port} |`)) return `has no row of ${name} with the port ${port} of its mock`;
      return found.includes("FILL IN") ? `has a row of ${name} that does not say what the provider is for` : undefined;
    },
    add: (text, provider) => afterLast(text, /^\| \[[\w-]+\]\(specs\/.*\n/gm, `${row(provider)}\n`),
  },
  {
    file: ".env.example",
    missing: (text, { variables }) => unnamed(variables, (variable) => text.includes(`\n${variable}=`)),
    add: (text, { name, variables }) =>
      `${text}\n${`# --- ${name} `.padEnd(114, "-")}\n${variables.map((variable) => `${variable}=\n`).join("")}`,
  },
  {
    file: ".github/workflows/live-run.yml",
    missing: (text, { variables }) => unnamed(variables, (variable) => text.includes(secret(variable))),
    add: (text, { variables }) =>
      afterLast(text, /^ +\w+: \$\{\{ secrets\.\w+ \}\}\n/gm, variables.map(secret).join("")),
  },
  {
    file: "pnpm-lock.yaml",
    missing: (text, { name }) =>
      homes(name).every((home) => text.includes(`\n  ${home}:\n`))
        ? undefined
        : "does not know it: run `npx pnpm install`",
    add: (text, { name }) => homes(name).reduce(withImporter, text),
  },
];

const homes = (name: string) => [`contract-tests/${name}`, `packages/${name}`];

function unnamed(variables: string[], isNamed: (variable: string) => boolean): string | undefined {
  const missing = variables.filter((variable) => !isNamed(variable));
  return missing.length > 0 ? `does not have ${missing.join(", ")}, which live.yaml names` : undefined;
}

/** Adds behind the last match; at the end where there is none. */
function afterLast(text: string, pattern: RegExp, added: string): string {
  const last = [...text.matchAll(pattern)].at(-1);
  const at = last ? last.index + last[0].length : text.length;
  return text.slice(0, at) + added + text.slice(at);
}

/** Adds a package to the lockfile: it has the dependencies of any other in its place, which are installed. */
function withImporter(text: string, home: string): string {
  const [place = "", name = ""] = home.split("/");
  const blocks = [...text.matchAll(/^ {2}((?:contract-tests|packages)\/[\w-]+):\n(?: {4}.*\n)+\n/gm)];
  const twin = blocks.find(([, other]) => other?.startsWith("contract-tests/"))?.[1]?.split("/")[1] ?? "";
  const model = blocks.find(([, other]) => other === `${place}/${twin}`);
  const next = blocks.find(([, other = ""]) => other > home) ?? model;
  if (!model || !next) return text;
  const own = model[0].replaceAll(new RegExp(String.raw`(?<=^ {2}${place}/|@demarc/|link:.*/)${twin}\b`, "gm"), name);
  return text.slice(0, next.index) + own + text.slice(next.index);
}

/** Adds a provider to the files that all share. */
export function addEntries(root: string, name: string): void {
  for (const { file, add } of entries) {
    const path = join(root, file);
    writeFileSync(path, add(readFileSync(path, "utf8"), providerOf(root, name)));
  }
}

/** What is missing of a provider in the files that all share, a line each. */
export function missingEntries(root: string, name: string): string[] {
  const provider = providerOf(root, name);
  return entries.flatMap(({ file, missing }) => {
    const what = missing(readFileSync(join(root, file), "utf8"), provider);
    return what === undefined ? [] : [`${file} ${what}.`];
  });
}

/** A port that no mock has. */
export function freePort(root: string): number {
  const folders = existsSync(join(root, "contract-tests")) ? readdirSync(join(root, "contract-tests")) : [];
  return Math.max(4009, ...folders.map((name) => providerOf(root, name).port ?? 0)) + 1;
}

function providerOf(root: string, name: string): Provider {
  const read = (file: string) => {
    const path = join(root, "contract-tests", name, file);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  };
  const { demarc } = JSON.parse(read("package.json") || "{}") as { demarc?: { mockPort?: number } };
  const variables = [...read("live.yaml").matchAll(/\bname: (\w+)/g)].map(([, variable = ""]) => variable);
  return { name, port: demarc?.mockPort, variables: variables.filter((variable) => /^[A-Z\d_]+$/.test(variable)) };
}
