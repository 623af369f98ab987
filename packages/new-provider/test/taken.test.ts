import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadDocument } from "@demarc/spec";
import { afterAll, describe, expect, test } from "vitest";
import { main } from "../src/main.ts";
import { takenDocument } from "../src/taken.ts";
import { Workspace } from "../fixtures/workspace.ts";

const vendor = join(import.meta.dirname, "vendor.yaml");
const document = takenDocument(await loadDocument(vendor), "vendor.yaml");
const get = (path: string) => document.paths[path]?.get;

describe("a provider's own OpenAPI document", () => {
  test("is the source of each operation, and is of 3.1", () => {
    expect(document).toMatchObject({
      openapi: "3.1.0",
      "x-sources": { document: { title: "OpenAPI document vendor.yaml: Vendor API 7", evidence: "vendor-docs" } },
    });
    for (const path of ["/lines", "/lines/{id}"])
      expect(get(path)).toMatchObject({ "x-evidence": "vendor-docs", "x-source": "document" });
  });

  test("loses the extensions of other tools, and keeps fields and headers whose names begin like one", () => {
    expect(JSON.stringify(document)).not.toMatch(/x-generator|x-order|x-codegen/);
    expect(document.components?.schemas?.["Line"]?.properties).toHaveProperty("x-colour");
    expect(document.components).toHaveProperty("responses.Refused.headers.x-reason");
  });

  test("has a named example for each body: its own, or one that is made and marked as inferred", () => {
    expect(get("/lines")).toHaveProperty(
      ["responses", "200", "content", "application/json", "examples", "default", "value"],
      [{ id: 7, label: "Desk" }],
    );
    expect(get("/lines/{id}")).toHaveProperty(["responses", "200", "content", "application/json"], {
      schema: expect.anything(),
      examples: { made: { value: expect.objectContaining({ id: expect.any(Number) }) } },
      "x-keyword-evidence": { examples: "inferred" },
    });
  });

  test("has a name for each operation, and a mark where a text is missing", () => {
    expect(get("/lines/{id}")).toMatchObject({
      operationId: "getLinesId",
      summary: "FILL IN: what getLinesId does.",
      tags: ["lines"],
    });
    expect(document.tags).toContainEqual({ name: "lines", description: "FILL IN: which operations." });
  });
});

describe("new-provider", () => {
  const workspace = new Workspace();
  afterAll(() => workspace.remove());
  const run = async (...args: string[]) => {
    const printed: string[] = [];
    return { code: await main(args, workspace.root, (line) => printed.push(line)), printed: printed.join("\n") };
  };

  test("makes a provider of several words from a document, with its credential", async () => {
    expect(await run("big-vendor", "--from", vendor)).toMatchObject({ code: 0 });
    expect(workspace.read("contract-tests/big-vendor/live.yaml")).toContain("{ name: BIG_VENDOR_API_KEY, secret: true");
    expect(workspace.read("packages/big-vendor/README.md")).toContain("createBigVendorClient(bigVendorOptionsFrom(");
    expect(workspace.read("specs/big-vendor/README.md")).toContain("| vendor.yaml |");
    expect(workspace.lockfileIsComplete()).toBe(true);
    const made = ["specs", "packages", "contract-tests"].map((folder) => `${folder}/big-vendor`);
    const names = workspace
      .files(...made)
      .filter((file) => /telco/i.test(file + readFileSync(workspace.path(file), "utf8")));
    expect(names).toEqual([]);
  });

  test("takes a port that nobody has, and a place in the lockfile that a check misses where it is gone", async () => {
    const { demarc } = JSON.parse(workspace.read("contract-tests/big-vendor/package.json"));
    expect(workspace.read("README.md").split(`port ${demarc.mockPort} |`)).toHaveLength(2);
    workspace.change("pnpm-lock.yaml", "\n  packages/big-vendor:\n", "\n  packages/other:\n");
    expect((await run("--check", "big-vendor")).printed).toContain("pnpm-lock.yaml does not know it");
    expect(workspace.lockfileIsComplete()).toBe(false);
  });

  test.each([
    ["a name in capitals", ["Telco", "--from", "x"], 'not "Telco"'],
    ["a name that is taken", ["client-core", "--from", "x"], "packages/client-core is there already."],
    ["no source", ["telco", "--from", ""], "npm run new-provider -- <name> --from"],
    ["a provider that does not exist", ["--check", "nobody"], 'There is no provider "nobody"'],
  ])("refuses %s", async (_, args, message) => {
    const { code, printed } = await run(...args);
    expect(code).toBe(2);
    expect(printed).toContain(message);
  });
});
