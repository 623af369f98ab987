import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { at, listOperations } from "@demarc/openapi";
import { listProviders, loadErrata, loadSpec } from "../src/index.ts";
import { fixtureSpecs } from "../fixtures/index.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "demarc-specs-"));
  cpSync(fixtureSpecs, directory, { recursive: true });
});

describe("a spec folder", () => {
  test("has the same hash whatever its comments, and another after a change", async () => {
    const { hash } = await loadSpec("globex", directory);
    const path = join(directory, "globex", "openapi.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, `# a comment\n${text}`);
    expect((await loadSpec("globex", directory)).hash).toBe(hash);
    writeFileSync(path, text.replace(/^  version: \S+$/m, "  version: 99.0.0"));
    expect((await loadSpec("globex", directory)).hash).not.toBe(hash);
  });

  test("has in its document what its errata tolerate, where they do", async () => {
    const tolerant = loadErrata("globex", directory).errata.filter(({ tolerated }) => tolerated);
    const { document } = await loadSpec("globex", directory);
    expect(tolerant.length).toBeGreaterThan(0);
    for (const { at: place, tolerated } of tolerant) expect(at(document, `${place}/x-tolerated`)).toEqual(tolerated);
  });

  test("keeps the evidence of keywords, and notes", async () => {
    const path = join(directory, "globex/components/schemas/Statuses.yaml");
    const marks =
      "x-keyword-evidence: { minItems: inferred }\nx-notes: [{ text: One at least., evidence: inferred }]\n";
    writeFileSync(path, readFileSync(path, "utf8").replace(/x-keyword-evidence.*\n/, "") + marks);
    const { document } = await loadSpec("globex", directory);
    expect(document.components?.schemas?.["Statuses"]).toMatchObject({
      "x-keyword-evidence": { minItems: "inferred" },
      "x-notes": [{ text: "One at least.", evidence: "inferred" }],
    });
  });

  test("with a reference that leads nowhere is refused, with provider and file", async () => {
    rmSync(join(directory, "globex/components/schemas/Customer.yaml"));
    await expect(loadSpec("globex", directory)).rejects.toThrow(/^specs\/globex: .*CustomerListResult\.yaml/s);
  });

  test("that does not exist is refused, with those that do", async () => {
    await expect(loadSpec("nobody", directory)).rejects.toThrow(
      'There is no provider "nobody". The providers are: acme, globex, initech.',
    );
  });

  test("without errata is refused", () => {
    rmSync(join(directory, "globex/errata.yaml"));
    expect(() => loadErrata("globex", directory)).toThrow("specs/globex has no errata.yaml");
  });
});

describe("operations", () => {
  test("of all providers are listed", async () => {
    const all = await Promise.all(
      listProviders(directory).map(async (provider) =>
        listOperations((await loadSpec(provider, directory)).document).map(
          ({ operationId, method, path }) => `${provider} ${operationId} ${method} ${path}`,
        ),
      ),
    );
    expect(all.flat()).toEqual(
      expect.arrayContaining([
        "initech listCustomers get /api/v2/customer",
        "acme listCustomers get /api/customers",
        "acme createCustomer post /api/customers",
        "acme updateCustomer patch /api/customers/{customer_id}",
        "globex listCustomers get /customers/list/",
      ]),
    );
  });

  test("have the parameters of their path", async () => {
    const update = listOperations((await loadSpec("acme", directory)).document).find(
      ({ operationId }) => operationId === "updateCustomer",
    );
    expect(update?.parameters).toMatchObject([
      { node: { name: "customer_id" }, pointer: "/components/parameters/CustomerId" },
    ]);
  });
});
