import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { listOperations } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (...path: string[]) => readFileSync(join(root, ...path), "utf8");
const manifest = (...path: string[]) =>
  JSON.parse(read(...path, "package.json")) as { name: string; demarc?: { mockPort?: number } };

describe.each(listProviders())("%s, which has a spec,", (provider) => {
  test("has a README, errata and a linted document", () => {
    expect(read("specs", provider, "README.md")).toContain("errata.yaml");
    expect(existsSync(join(root, "specs", provider, "errata.yaml"))).toBe(true);
    expect(Object.values(parse(read("redocly.yaml")).apis)).toContainEqual(
      expect.objectContaining({ root: `specs/${provider}/openapi.yaml` }),
    );
  });

  test("has a client", () => {
    expect(manifest("packages", provider).name).toBe(`@demarc/${provider}`);
    expect(existsSync(join(root, "packages", provider, "src", "generated", "operations.ts"))).toBe(true);
    expect(read("packages", provider, "turbo.json")).toContain(`$TURBO_ROOT$/specs/${provider}/**`);
  });

  test("has contract tests and a mock with a port that the README names", () => {
    const { name, demarc } = manifest("contract-tests", provider);
    expect(name).toBe(`@demarc/contract-${provider}`);
    expect(read("contract-tests", provider, "turbo.json")).toContain(`$TURBO_ROOT$/specs/${provider}/**`);
    expect(read("README.md")).toMatch(
      new RegExp(`\\[${provider}\\]\\(specs/${provider}\\).*port ${demarc?.mockPort} \\|`),
    );
  });

  test("has a row in the README for each operation, with its evidence, and an example", async () => {
    const readme = read("README.md");
    for (const { operationId, method, path, evidence } of listOperations((await loadSpec(provider)).document)) {
      expect(readme).toContain(`| \`${operationId}\` | \`${method.toUpperCase()} ${path}\` | ${evidence} |`);
    }
    expect(readme).toContain(`from "@demarc/${provider}";`);
  });
});
