import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { listOperations, serverUrl } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { Language, Parser } from "web-tree-sitter";
import { samplesOf } from "../src/samples/samples.ts";
import { sampleServer } from "../src/samples/request.ts";

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

  function compile(files: Record<string, string>): string {
    for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), code);
    try {
      execFileSync(
        process.execPath,
        [join(dirname(require.resolve("typescript/package.json")), "bin/tsc"), "--noEmit", "-p", folder],
        { encoding: "utf8" },
      );
      return "";
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }

  test("compile, and do not with a misspelt function", () => {
    const files = Object.fromEntries(all.map(({ samples }, index) => [`sample-${index}.ts`, sample(samples, "ts")]));
    expect(compile(files)).toBe("");
    expect(
      compile({ "misspelt.ts": sample(all[0]?.samples ?? [], "ts").replace(".listCustomers(", ".listCustomer(") }),
    ).toContain("listCustomer' does not exist");
    rmSync(join(folder, "misspelt.ts"));
  });

  test("run against the mock", { timeout: 120_000 }, async () => {
    // One process for all: starting it takes longer than the rest.
    const driver = join(folder, "driver.mjs");
    const targets = all.map(({ server, mock }) => [server, mock]);
    writeFileSync(
      driver,
      `const targets = ${JSON.stringify(targets)};
const send = globalThis.fetch;
globalThis.fetch = async (...args) => {
  const request = new Request(...args);
  const [server, mock] = targets.find(([address]) => request.url.startsWith(address)) ?? [];
  if (!server) throw new Error("The sample calls " + request.url);
  const body = await request.text();
  return send(mock + request.url.slice(server.length), { method: request.method, headers: request.headers, ...(body && { body }) });
};
const results = [];
for (const index of targets.keys()) {
  let printed = 0;
  console.log = () => void printed++;
  const error = await import("./sample-" + index + ".ts").then(() => undefined, String);
  results.push(error ?? (printed > 0 ? "printed" : "printed nothing"));
}
process.stdout.write(JSON.stringify(results));`,
    );
    const names = ["CLOUDLX_ACCESS_TOKEN", "AUDIOCODES_LIVE_ACCESS_TOKEN", "ENSWITCH_USERNAME", "ENSWITCH_PASSWORD"];
    const env = { ...process.env, ...Object.fromEntries(names.map((name) => [name, "any"])) };
    const { stdout } = await run(process.execPath, [driver], { env });
    const results = JSON.parse(stdout) as string[];
    expect(all.map(({ title }, index) => `${title}: ${results[index]}`)).toEqual(
      all.map(({ title }) => `${title}: printed`),
    );
  });
});

test.concurrent.for(all)("the curl sample of $title runs against the mock", async ({ samples, server, mock }) => {
  const code = sample(samples, "sh");
  expect(code).toContain(server);
  const asked = code.replace("curl ", "curl --silent --show-error --output /dev/null --write-out '%{http_code}' ");
  const { stdout } = await run("bash", ["-c", asked.replace(server, mock)]);
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
