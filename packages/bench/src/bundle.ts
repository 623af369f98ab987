import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

const entry = fileURLToPath(new URL("entry.js", import.meta.url));

/**
 * Bundles a module with all that it imports, and minifies it.
 *
 * @param source the module's text; what it imports is looked up from this package
 */
export async function bundle(source: string): Promise<string> {
  const given = { name: "given-entry", resolveId: (id: string) => (id === entry ? id : undefined), load: (id: string) => (id === entry ? source : undefined) };
  const build = await rolldown({ input: entry, platform: "browser", plugins: [given] });
  const { output } = await build.generate({ format: "esm", minify: true, comments: false });
  await build.close();
  return output[0].code;
}

/** The size of a module with all that it imports, minified and gzipped, in bytes. */
export async function sizeOf(source: string): Promise<number> {
  return gzipSync(await bundle(source), { level: 9 }).length;
}
