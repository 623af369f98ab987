import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadStructure, root } from "../src/structure.ts";

const architecture = readFileSync(join(root, "docs/architecture.md"), "utf8");
const [, flow = ""] = /```mermaid\n(.*?)```/s.exec(architecture) ?? [];

describe("docs/architecture.md", () => {
  test("names packages and folders that exist in the flow", () => {
    const named = [...flow.matchAll(/\[([a-z-]+(?:\/[a-z-]+)?)(?:: [^\]]*)?\]/g)].map(([, name = ""]) => name);
    const places = named.map((name) => `packages/${name.replace("/", "/src/")}`);
    const missing = places.filter((place) => !existsSync(join(root, place)));
    // The spec folders are no package.
    expect(missing).toEqual(["packages/specs"]);
    expect(places.length).toBeGreaterThan(10);
  });

  test("names files and folders that exist in its table", () => {
    const rows = architecture.slice(architecture.indexOf("| something new")).split("\n").slice(2);
    const places = rows.flatMap((row) => [...row.matchAll(/`([^`<]+)`/g)].map(([, place = ""]) => place));
    const inRepository = places.filter((place) => place.startsWith("packages/"));
    expect(inRepository.filter((place) => !existsSync(join(root, place)))).toEqual([]);
    expect(inRepository.length).toBeGreaterThan(8);
  });
});

describe("every package", () => {
  test.each(loadStructure().packages.map(([name]) => name))("%s says in a README what it is for", (name) => {
    const readme = readFileSync(join(root, "packages", name, "README.md"), "utf8");
    expect(readme).toMatch(new RegExp(`^# @demarc/${name}\n\n\\S`));
  });
});

describe("the words", () => {
  /** Words that the glossary replaced, each as it must not occur in what a user reads. */
  const replaced = /\b(hunt(s|ed|er)?|slips?|habits?|troubles?|mend(s|ed)?|strangers?|wire)\b/i;
  const sources = globSync(
    [
      "packages/*/*.{ts,md,yaml}",
      "packages/*/{src,test,theme,consumer,types,fixtures,conformance,guides}/**/*.{ts,md,yaml}",
      "contract-tests/*/*.{ts,yaml}",
      "contract-tests/*/simulator/*.{ts,yaml}",
    ],
    { cwd: root },
  )
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !file.includes("/generated/"));

  test("of the glossary are used, and none of those that they replaced", () => {
    const own = "packages/structure/test/documents.test.ts";
    const found = sources
      .filter((file) => file !== own)
      .flatMap((file) => {
        const lines = readFileSync(join(root, file), "utf8").split("\n");
        return lines.flatMap((line, index) => (replaced.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []));
      });
    expect(found).toEqual([]);
    expect(sources.length).toBeGreaterThan(300);
  });
});
