import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { listProviders } from "@demarc/spec";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageArrows, readImports, type ImportGraph } from "../src/graph.ts";
import { rulesOf } from "../src/rules.ts";
import { loadStructure, root } from "../src/structure.ts";

const structure = loadStructure();
const rules = rulesOf(structure);

describe("this repository", () => {
  let graph: ImportGraph;
  beforeAll(async () => {
    graph = await readImports(root, ["packages", "contract-tests"], rules);
  });

  test("imports along its arrows alone, and in no circle", () => {
    expect(graph.broken).toEqual([]);
  });

  test("is read whole: the imports between packages are there", () => {
    expect(graph.imports.length).toBeGreaterThan(1000);
    expect(graph.imports).toContainEqual(["packages/contract/src/run/run-case.ts", "packages/mock/src/index.ts"]);
  });

  test("is drawn in docs/architecture.md as it is", () => {
    const [, packages = ""] = readFileSync(join(root, "docs/architecture.md"), "utf8").split("## The packages");
    const drawn = [...packages.matchAll(/^ {2}([a-z-]+) --> ([a-z-]+)$/gm)].map(([, from, to]) => `${from} -> ${to}`);
    const isProvider = new Set(listProviders());
    const arrows = packageArrows(graph).map((arrow) =>
      arrow
        .split(" -> ")
        .map((name) => (isProvider.has(name) ? "provider" : name))
        .join(" -> "),
    );
    expect(drawn.toSorted()).toEqual([...new Set(arrows)].toSorted());
  });

  test("names a provider in its own folders, and in the packages that call clients as an application does", () => {
    const shared = structure.packages.map(([name]) => name).filter((name) => !structure.applications.includes(name));
    const others = shared.filter((name) => !listProviders().includes(name));
    const files = globSync(`packages/{${others.join(",")}}/{src,test}/**/*.{ts,json,yaml}`, { cwd: root });
    expect(files.length).toBeGreaterThan(300);
    const named = files.filter((file) => namesOf(readFileSync(join(root, file), "utf8")).length > 0);
    expect(named).toEqual([]);
    expect(namesOf(`of ${listProviders()[0]?.toUpperCase().replaceAll("-", "_")}_BASE_URL`)).toHaveLength(1);
  });

  test("has a place for each package", () => {
    const known = structure.packages.map(([name]) => name);
    expect(readdirSync(join(root, "packages")).toSorted()).toEqual(known.toSorted());
  });
});

/** The providers that a text names, in any spelling. */
function namesOf(text: string): string[] {
  const plain = text.toLowerCase().replaceAll(/[-_]/g, "");
  return listProviders().filter((name) => plain.includes(name.replaceAll("-", "")));
}

describe("an import against the arrows is named", () => {
  const planted: [from: string, to: string, rule: string][] = [
    ["packages/openapi/src/operations.ts", "packages/mock/src/index.ts", "openapi imports only packages before it"],
    [
      "packages/openapi/src/schema/fields.ts",
      "packages/openapi/src/http/status.ts",
      "openapi: schema imports only folders before it",
    ],
    [
      "packages/contract/src/cases/plan.ts",
      "packages/contract/src/run/suite.ts",
      "contract: cases imports only folders before it",
    ],
    ["packages/contract/src/run/run-case.ts", "packages/mock/src/strict.ts", "no internals of another package"],
    ["packages/client-core/src/client.ts", "packages/openapi/src/index.ts", "client-core imports no other package"],
    [
      "packages/commands/src/live.ts",
      "packages/contract-testing/src/live/suite.ts",
      "contract-testing is imported by tests alone",
    ],
    ["contract-tests/telco/live.ts", "contract-tests/other/live.ts", "a provider's tests import no other provider's"],
    [
      "contract-tests/telco/simulator/mock.ts",
      "packages/spec/src/index.ts",
      "a simulator is not written from the spec",
    ],
    ["packages/openapi/src/first.ts", "packages/openapi/src/second.ts", "no circles"],
  ];
  const folder = mkdtempSync(join(tmpdir(), "demarc-structure-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  let graph: ImportGraph;
  beforeAll(async () => {
    for (const [, to] of planted) write(to, "export const imported = 1;\n");
    for (const [from, to] of planted) write(from, `export { imported } from "${relativeImport(from, to)}";\n`);
    write("packages/openapi/src/second.ts", 'export * from "./first.ts";\n');
    graph = await readImports(folder, ["packages", "contract-tests"], rules);
  });

  test.each(planted)("%s -> %s", (from, to, rule) => {
    expect(graph.broken).toContainEqual({ rule, from, to });
  });
});

function relativeImport(from: string, to: string): string {
  return `${"../".repeat(from.split("/").length - 1)}${to}`;
}

describe("no room is too large", () => {
  const files = globSync("*/src/**/*.ts", { cwd: join(root, "packages") })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !file.includes("/generated/"));

  test("no package holds more than a fifth of the code", () => {
    const lines = (file: string) => readFileSync(join(root, "packages", file), "utf8").split("\n").length;
    const sizes = new Map<string, number>();
    for (const file of files) {
      const [name = ""] = file.split("/");
      sizes.set(name, (sizes.get(name) ?? 0) + lines(file));
    }
    const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect([...sizes].filter(([, size]) => size > all / 5)).toEqual([]);
  });

  test("no folder has more than a dozen loose files, nor one alone", () => {
    const folders = new Map<string, number>();
    for (const file of files) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
    // A package may have one file, and so may a folder with rooms of its own; any other is there for several.
    const isRoomAlone = (folder: string) =>
      !folder.endsWith("/src") && ![...folders.keys()].some((other) => other.startsWith(`${folder}/`));
    const wrong = [...folders].filter(([folder, count]) => count > 13 || (count < 2 && isRoomAlone(folder)));
    expect(wrong).toEqual([]);
  });
});
