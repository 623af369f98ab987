import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { mockUrl } from "@demarc/mock";
import { listOperations, serverUrl } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { samplesOf } from "../src/samples/samples.ts";
import { sampleServer } from "../src/samples/request.ts";
import { otherLanguages, output } from "./support/languages.ts";
import { runPrograms } from "./support/programs.ts";

const home = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);

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
  code.replace("curl ", "curl --silent --show-error --output /dev/null --write-out '%{http_code}\\n' ");

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
const writtenPrograms = {
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
      ...Object.entries(writtenPrograms),
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
    const guides = Object.keys(writtenPrograms);
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
    const status = await output("bash", ["-s"], quiet(block).replace(from, `${inject("local")}mock/${name}`));
    expect(status.trim()).toMatch(/^2\d\d$/);
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

/** The samples of a language, to be sent to the mock; the last one, to a path that there is not. */
function forTheMock(language: string): { programs: string[]; titles: string[] } {
  const programs = all.map(({ title, samples, server, mock }) => {
    const code = sample(samples, language);
    expect(code, title).toContain(server);
    return code.replace(server, mock);
  });
  const elsewhere = programs[0]!.replace("/mock/", "/mock/nowhere/");
  return { programs: [...programs, elsewhere], titles: [...all.map(({ title }) => title), "elsewhere"] };
}

/** Demands that every program got an answer of success, but for the last. */
function expectSuccess(titles: string[], outcomes: string[]): void {
  expect(outcomes).toHaveLength(titles.length);
  const failed = titles.flatMap((title, index) =>
    /^2\d\d$/.test(outcomes[index]!) ? [] : [`${title}: ${outcomes[index]}`],
  );
  expect(failed).toEqual([expect.stringMatching(/^elsewhere: .*404/)]);
}

test("every curl sample runs against the mock, and with another path does not", async () => {
  const { programs, titles } = forTheMock("sh");
  expectSuccess(titles, (await output("bash", ["-s"], programs.map(quiet).join("\n"))).trim().split("\n"));
});

describe.for(otherLanguages)("$label", ({ label, language, needs, isThere, run: runAll }) => {
  const title = isThere ? "every sample runs against the mock" : `needs ${needs}, and this machine has none`;
  test.skipIf(!isThere && !process.env["CI"])(title, async () => {
    expect(isThere, `The ${label} samples cannot be run: this machine has no ${needs}. See .ci/run.`).toBe(true);
    const { programs, titles } = forTheMock(language);
    expectSuccess(titles, await runAll(programs));
  });
});
