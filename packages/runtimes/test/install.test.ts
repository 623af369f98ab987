import { existsSync } from "node:fs";
import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { installOffline } from "../src/install.ts";

/** What is installed for the consumer comes from the set-up, which installs offline as well. */
const installed = inject("folder");

/** Whether a package can be imported from a folder. */
function sees(folder: string, name: string): boolean {
  try {
    return findPackageJSON(name, pathToFileURL(join(folder, "importer.js"))) !== undefined;
  } catch {
    return false;
  }
}

describe("an offline install", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "demarc-offline-"));
    vi.stubEnv("HOME", join(folder, "home"));
    for (const name of ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "PNPM_HOME"]) vi.stubEnv(name, undefined);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  /** Installs into an empty folder with an empty home folder, so with nothing that was downloaded or cached before. */
  async function install(more: object = {}): Promise<void> {
    const packed = inject("packages").map(({ name, filename }) => [name, `file:${filename}`]);
    const dependencies = { ...Object.fromEntries(packed), ...more };
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
    await installOffline(folder, inject("packages"));
  }

  test("fails where it would need a registry", async () => {
    await expect(install({ ky: "2.1.0" })).rejects.toThrow(/NO_OFFLINE_META[^]*ky/);
    expect(existsSync(join(folder, "node_modules/ky"))).toBe(false);
  });

  test("needs no registry, store or cache, takes the packages from their tarballs and copies their dependencies", async () => {
    await install();
    for (const { name } of inject("packages")) expect(sees(folder, name)).toBe(true);
    const client = await realpath(join(folder, "node_modules/@demarc/cloudlx"));
    for (const name of ["@demarc/client-core", "openapi-fetch"]) {
      const path = findPackageJSON(name, pathToFileURL(join(client, "importer.js"))) ?? "";
      expect(await realpath(path)).toContain(await realpath(folder));
      expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ name });
    }
    expect(existsSync(join(client, "dist/index.js"))).toBe(true);
  });
});

describe("the consumer", () => {
  test("sees the packages that it installed, and nothing that they depend on", () => {
    expect(sees(installed, "@demarc/cloudlx")).toBe(true);
    expect(sees(installed, "openapi-fetch")).toBe(false);
    expect(sees(installed, "vitest")).toBe(false);
  });

  test("has packages that see what they declare, and nothing else", async () => {
    const core = await realpath(join(installed, "node_modules/@demarc/client-core"));
    expect(sees(core, "openapi-fetch")).toBe(true);
    expect(sees(core, "openapi-typescript-helpers")).toBe(false);
    expect(sees(core, "ajv")).toBe(false);
  });
});
