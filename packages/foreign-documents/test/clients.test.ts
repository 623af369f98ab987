import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join } from "node:path";
import { loadDocument } from "@demarc/spec";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { clientsFolder, generateClient, type GeneratedClient } from "./support/client.ts";
import { sendAll } from "./support/send.ts";

/** Another folder of documents, such as those of `sources.yaml`. */
const documents = process.env["DEMARC_DOCUMENTS"] ?? join(import.meta.dirname, "../documents");
const listed = parse(readFileSync(join(import.meta.dirname, "../unsupported.yaml"), "utf8")) as Record<
  string,
  { operation: string; reason: string }[]
>;
const sources = parse(readFileSync(join(import.meta.dirname, "../sources.yaml"), "utf8")) as Record<
  string,
  { operations?: number }
>;
const { folder, remove } = clientsFolder();
afterAll(remove);

const clients = new Map<string, GeneratedClient>();
for (const file of readdirSync(documents)) {
  const name = basename(file, extname(file));
  if (listed[name]?.some(({ operation }) => operation === "*")) continue;
  clients.set(name, await generateClient(folder, name, await loadDocument(join(documents, file))));
}
const names = [...clients.keys()];

test.each(names)(
  "%s: a client is generated for all operations but those that are listed, with their reasons",
  (name) => {
    const found = new Set(clients.get(name)?.unsupported.map(({ operationId, pointer }) => operationId ?? pointer));
    expect([...found].toSorted()).toEqual((listed[name] ?? []).map(({ operation }) => operation).toSorted());
  },
);

test("what is generated compiles, exported as a provider's package exports it", { timeout: 60_000 }, () => {
  const errors = compile();
  expect(errors).toEqual([]);
  // It is compiled at all.
  writeFileSync(join(folder, "wrong.ts"), `import { api } from "./${names[0]}/package.ts";\napi.nothing;\n`);
  expect(compile()).toEqual([
    expect.stringMatching(/^wrong\.ts\(2,5\): error TS\d+: Property 'nothing' does not exist/),
  ]);
});

test.each(names)("%s: every call that the document allows is sent as it says", { timeout: 600_000 }, async (name) => {
  const { document, load } = clients.get(name) as GeneratedClient;
  const paths = Object.entries(document.paths).slice(0, sources[name]?.operations);
  const { calls, wrong } = await sendAll({ ...document, paths: Object.fromEntries(paths) }, load());
  expect(wrong).toEqual({});
  expect(calls).toBeGreaterThan(0);
});

test("a call that is sent otherwise is named, with what was read of it", async () => {
  const file = join(import.meta.dirname, "../documents/names.yaml");
  const { document, load } = await generateClient(folder, "planted", await loadDocument(file));
  const { operationDescriptors: descriptors, createPlantedClientWith } = load();
  const create = createPlantedClientWith as (operations: object, options: object) => object;
  const createPlantedClient = (options: object) =>
    create({ ...descriptors, flag: { ...descriptors["flag"], styled: [], path: "/flags/false" } }, options);
  const { wrong } = await sendAll(document, { operationDescriptors: descriptors, createPlantedClient });
  expect(Object.keys(wrong).every((id) => id.startsWith("flag/"))).toBe(true);
  expect(Object.values(wrong)).toContainEqual({ place: "path", name: "on", given: true, read: false });
});

/** The compiler's errors. The compiler is the repository's, which is newer than the generator's. */
function compile(): string[] {
  const repository = join(import.meta.dirname, "../../..");
  const config = {
    extends: join(repository, "tsconfig.base.json"),
    compilerOptions: { lib: ["ES2023", "DOM", "DOM.Iterable"], types: [] },
    include: ["**/*.ts"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(
    dirname(createRequire(join(repository, "package.json")).resolve("typescript/package.json")),
    "bin/tsc",
  );
  try {
    execFileSync(process.execPath, [tsc, "--noEmit", "--pretty", "false", "-p", "."], {
      cwd: folder,
      encoding: "utf8",
    });
    return [];
  } catch (error) {
    return (error as { stdout: string }).stdout.split("\n").filter(Boolean);
  }
}
