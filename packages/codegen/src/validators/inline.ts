import { createRequire, isBuiltin } from "node:module";
import { rolldown } from "rolldown";

const require = createRequire(import.meta.url);
const entry = "\0validators";

/** Puts into a module what it requires, without what it does not use. */
export async function inlineImports(source: string): Promise<string> {
  const bundle = await rolldown({
    input: entry,
    platform: "neutral",
    // Otherwise comments name folders of this machine, which makes the file stale on any other.
    experimental: { attachDebugInfo: "none" },
    plugins: [
      {
        name: "validators",
        resolveId(id, importer) {
          if (isBuiltin(id)) return { id, external: true };
          if (id === entry) return id;
          return importer === entry ? require.resolve(id) : null;
        },
        load: (id) => (id === entry ? source : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm" });
  await bundle.close();
  const [{ code, imports }] = output;
  if (imports.length > 0)
    throw new Error(
      `The validators import ${imports.join(", ")}, which a client cannot: teach packages/codegen to inline it.`,
    );
  return code;
}
