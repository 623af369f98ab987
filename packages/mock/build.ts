// Makes `dist`, the package that is published: everything of this repository in one bundle, with the documents and
// simulators of all providers in the place of the repository's folders.
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown, type Plugin } from "rolldown";
import { repositoryProviders, simulatorOf } from "./src/providers/repository.ts";

const folder = import.meta.dirname;
const dist = join(folder, "dist");
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, object>;
const own = ([name]: [string, unknown]) => name.startsWith("@demarc/");
const dependencies = Object.fromEntries(Object.entries(manifest["dependencies"] ?? {}).filter((each) => !own(each)));

/** The providers as code that needs no folder: each document, simulator and table of drift a chunk of its own. */
async function providersAsCode(): Promise<Plugin> {
  const providers = Object.entries(await repositoryProviders());
  const data = new Map<string, string>();
  for (const [name, { document, simulator }] of providers) {
    data.set(`document:${name}`, JSON.stringify(await document()));
    data.set(`drifts:${name}`, JSON.stringify((await simulator()).drifts));
  }
  const entries = providers.map(
    ([name, { port }]) => `${JSON.stringify(name)}: {
  port: ${port},
  document: async () => (await import("document:${name}")).default,
  simulator: async () => ({
    ...(await import(${JSON.stringify(fileURLToPath(simulatorOf(name, "mock.ts")))})).simulator,
    drifts: (await import("drifts:${name}")).default,
  }),
}`,
  );
  return {
    name: "providers",
    resolveId: (source) => (data.has(source) ? `\0${source}` : undefined),
    load(id) {
      if (id.endsWith("/providers/repository.ts"))
        return `export const repositoryProviders = async () => ({ ${entries.join(",\n")} });`;
      const text = data.get(id.slice(1));
      return text === undefined ? undefined : `export default ${text};`;
    },
  };
}

const bundle = await rolldown({
  input: {
    index: join(folder, "src/index.ts"),
    msw: join(folder, "src/msw.ts"),
    bin: join(folder, "src/program/bin.ts"),
  },
  external: [/^node:/, "msw", ...Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`))],
  plugins: [await providersAsCode()],
  platform: "node",
});
for (const file of globSync("*.js", { cwd: dist })) rmSync(join(dist, file));
await bundle.write({ dir: dist, entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" });
await bundle.close();

// The declarations know the bundled packages by their place.
for (const file of globSync("types/**/*.d.ts", { cwd: dist })) {
  const path = join(dist, file);
  const place = (name: string, entry: string) =>
    relative(dirname(path), join(dist, "types", name, "src", entry, "index.js")).replaceAll("\\", "/");
  writeFileSync(
    path,
    readFileSync(path, "utf8").replaceAll(
      /"@demarc\/([a-z-]+)(?:\/([a-z-]+))?"/g,
      (_, name: string, entry = "") => `"${place(name, entry)}"`,
    ),
  );
}
const entry = (file: string) => ({ types: `./types/mock/src/${file}.d.ts`, default: `./${file}.js` });
const { private: _, scripts: __, devDependencies: ___, publishConfig: ____, ...shared } = manifest;
const published = {
  ...shared,
  bin: { "demarc-mock": "./bin.js" },
  exports: { ".": entry("index"), "./msw": entry("msw"), "./package.json": "./package.json" },
  dependencies,
};
writeFileSync(join(dist, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
cpSync(join(folder, "README.md"), join(dist, "README.md"));
