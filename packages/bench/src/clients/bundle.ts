import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown, type OutputChunk } from "rolldown";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Bundles a module with all that it imports into one file, minified. Throws where that still imports something. */
export async function bundle(source: string, folder = here): Promise<string> {
  const [chunk, ...others] = await build(source, folder, false);
  if (!chunk || others.length > 0 || chunk.imports.length > 0)
    throw new Error(`The bundle of ${JSON.stringify(source)} is not one file without imports.`);
  return chunk.code;
}

/** The size of a module with all that it imports, minified and gzipped, in bytes. */
export interface Size {
  atOnce: number;
  later: number;
  code: string;
}

/** The size of a module in an application that is split into files at `import()`. Arguments as for `bundle`. */
export async function sizeOf(source: string, folder = here): Promise<Size> {
  const chunks = await build(source, folder, true);
  const entry = chunks.find(({ isEntry }) => isEntry);
  const loaded = new Set(entry && [entry]);
  for (const { imports } of loaded) for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk);
  const gzipped = (some: OutputChunk[]) =>
    some.reduce((bytes, { code }) => bytes + gzipSync(code, { level: 9 }).length, 0);
  return {
    atOnce: gzipped([...loaded]),
    later: gzipped(chunks.filter((chunk) => !loaded.has(chunk))),
    code: [...loaded].map(({ code }) => code).join("\n"),
  };
}

async function build(source: string, folder: string, codeSplitting: boolean): Promise<OutputChunk[]> {
  const entry = join(folder, "given-entry.js");
  const given = {
    name: "given-entry",
    resolveId: (id: string) => (id === entry ? id : undefined),
    load: (id: string) => (id === entry ? source : undefined),
  };
  const built = await rolldown({ input: entry, platform: "browser", cwd: folder, plugins: [given] });
  const { output } = await built.generate({ format: "esm", minify: true, comments: false, codeSplitting });
  await built.close();
  return output.filter((item) => item.type === "chunk");
}
