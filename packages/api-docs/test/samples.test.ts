import { execFile, execFileSync, spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { mockUrl } from "@demarc/mock";
import { listOperations, serverUrl } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import { Engine } from "php-parser";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { Language, Parser } from "web-tree-sitter";
import { samplesOf } from "../src/samples/samples.ts";
import { sampleServer } from "../src/samples/request.ts";
import { runPrograms } from "./support/programs.ts";

const home = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** All samples, with where they would be sent and where the mock takes the same. */
const all = (
  await Promise.all(
    listProviders().map(async (name) => {
      const { document } = await loadSpec(name);
      const server = serverUrl(sampleServer(document));
      const mock = `${inject("local")}mock/${name}`;
      return Promise.all(
        listOperations(document).map(async (operation) => ({
          title: `${name} ${operation.operationId}`,
          server,
          mock,
          samples: await samplesOf({ name, document }, operation),
        })),
      );
    }),
  )
).flat();

function sample(list: { language: string; code: string }[], language: string): string {
  return list.find((entry) => entry.language === language)?.code ?? "";
}

/** A curl line that prints the status alone. */
const quiet = (code: string) =>
  code.replace("curl ", "curl --silent --show-error --output /dev/null --write-out '%{http_code}' ");

/** Each provider with the address that its mock says it has. */
const addresses = () => Promise.all(listProviders().map(async (name) => [await mockUrl(name), name] as const));

/** The code of the pages that people wrote, and of the front page, by the name of the page: `cloudlx-guide`. */
const written = Object.fromEntries(
  globSync(["mock.md", "clients/*.md", "*/guide.md"], { cwd: inject("folder") }).map((file) => {
    const text = readFileSync(join(inject("folder"), file), "utf8");
    return [file.replace(".md", "").replaceAll(/[/\\]/g, "-"), { text, program: asProgram(fenced(text, "ts")) }];
  }),
);
const front = readFileSync(join(inject("folder"), "index.md"), "utf8");
const programs = {
  ...Object.fromEntries(fenced(front, "ts").map((code, index) => [`front-${index}.ts`, code])),
  ...Object.fromEntries(Object.entries(written).map(([name, { program }]) => [`${name}.ts`, program])),
};

/** The pieces of code of a language in a page's Markdown. */
function fenced(text: string, language: string): string[] {
  const pattern = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm");
  return [...text.matchAll(pattern)].map(([, code = ""]) => code);
}

/** Pieces of one program: what two of them import or declare stands once. */
function asProgram(pieces: string[]): string {
  const imports = new Set<string>();
  const lines = pieces
    .join("\n")
    .split("\n")
    .filter((line) => !line.startsWith("import ") || (!imports.has(line) && imports.add(line)));
  return lines.join("\n");
}

describe("TypeScript samples", () => {
  let folder: string;
  beforeAll(() => {
    // Inside this package, so that imports are resolved as for an application.
    folder = mkdtempSync(join(home, "samples-"));
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ extends: "../../../tsconfig.base.json", include: ["."] }),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What the compiler finds, a line for each error. */
  function compile(files: Record<string, string>): string[] {
    for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), code);
    const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "--noEmit", "--pretty", "false", "-p", folder], {
      encoding: "utf8",
    });
    return stdout.split("\n").filter((line) => line.includes("error TS"));
  }

  test("compile, and do not with a misspelt function", () => {
    const misspelt = sample(all[0]?.samples ?? [], "ts").replace(".listCustomers(", ".listCustomer(");
    const files = Object.fromEntries([
      ...all.map(({ samples }, index) => [`sample-${index}.ts`, sample(samples, "ts")]),
      ...Object.entries(programs),
    ]);
    // Once for both: most of the time goes into what they import.
    const found = compile({ ...files, "misspelt.ts": misspelt });
    rmSync(join(folder, "misspelt.ts"));
    expect(found).toEqual([expect.stringMatching(/misspelt\.ts.*listCustomer' does not exist/)]);
  });

  test("run against the mock, and so does all that is written by hand", { timeout: 120_000 }, async () => {
    const ports = listProviders().map(async (name) => [await mockUrl(name), `${inject("local")}mock/${name}`] as const);
    const targets = [...(await Promise.all(ports)), ...all.map(({ server, mock }) => [server, mock] as const)];
    const samples = all.map((_, index) => `sample-${index}.ts`);
    const guides = Object.keys(programs);
    expect(guides.length).toBeGreaterThan(10);
    const [sampled, guided] = await Promise.all([
      runPrograms(folder, samples, targets, []),
      runPrograms(folder, guides, targets.slice(0, listProviders().length), listProviders()),
    ]);
    expect(all.map(({ title }, index) => `${title}: ${sampled[index]}`)).toEqual(
      all.map(({ title }) => `${title}: called`),
    );
    expect(guides.map((name, index) => `${name}: ${guided[index]}`)).toEqual(guides.map((name) => `${name}: called`));
  });
});

test("the curl lines of the front page run against the mock, and what it installs is there", async () => {
  for (const block of fenced(front, "sh").filter((code) => code.startsWith("curl"))) {
    const [from = "", name] = (await addresses()).find(([address]) => block.includes(address)) ?? [];
    const { stdout } = await run("bash", ["-c", quiet(block).replace(from, `${inject("local")}mock/${name}`)]);
    expect(stdout).toMatch(/^2\d\d$/);
  }
  const packages = [front, ...Object.values(written).map(({ text }) => text)].flatMap(
    (text) => text.match(/(?<=^(?:npm|pnpm|yarn|npx) .*)@demarc\/[\w-]+/gm) ?? [],
  );
  expect(packages.length).toBeGreaterThan(5);
  for (const name of new Set(packages)) expect(() => require.resolve(name), name).not.toThrow();
});

test("a guide has at most 200 lines", () => {
  const guides = Object.keys(written).filter((name) => name.endsWith("-guide"));
  expect(guides).toHaveLength(listProviders().length);
  for (const name of guides) expect(written[name]?.text.split("\n").length, name).toBeLessThanOrEqual(200);
});

test.concurrent.for(all)("the curl sample of $title runs against the mock", async ({ samples, server, mock }) => {
  const code = sample(samples, "sh");
  expect(code).toContain(server);
  const { stdout } = await run("bash", ["-c", quiet(code).replace(server, mock)]);
  expect(stdout).toMatch(/^2\d\d$/);
});

test("the Python samples parse, and do not with a bracket too many", () => {
  const codes = all.map(({ samples }) => sample(samples, "python"));
  // One process for all: starting it takes longer than the rest.
  const script = `
import ast, json, sys
def parses(code):
    try: return bool(ast.parse(code))
    except SyntaxError: return False
print(json.dumps([parses(code) for code in json.load(sys.stdin)]))`;
  const parses = (list: string[]) =>
    JSON.parse(execFileSync("python3", ["-c", script], { input: JSON.stringify(list), encoding: "utf8" })) as boolean[];
  expect(parses(codes)).toEqual(codes.map(() => true));
  expect(parses(codes.map((code) => code.replace("(url", "(url, (")))).toEqual(codes.map(() => false));
});

describe("C# samples", () => {
  let parser: Parser;
  beforeAll(async () => {
    await Parser.init();
    parser = new Parser();
    parser.setLanguage(await Language.load(require.resolve("@lumis-sh/wasm-csharp/tree-sitter-csharp.wasm")));
  });

  // A grammar, not a compiler: it knows the form and no names.
  test.for(all)("$title parses by the grammar of tree-sitter", ({ samples }) => {
    const code = sample(samples, "csharp");
    expect(parser.parse(code)?.rootNode.hasError).toBe(false);
    expect(parser.parse(code.replace("new Uri(", "new Uri((("))?.rootNode.hasError).toBe(true);
  });
});

test("the PHP samples parse, and do not with a bracket too many", () => {
  const engine = new Engine({});
  for (const { title, samples } of all) {
    const code = sample(samples, "php");
    expect(() => engine.parseCode(code, title), title).not.toThrow();
    expect(() => engine.parseCode(code.replace("curl_init(", "curl_init(("), title), title).toThrow();
  }
});
