import { join } from "node:path";
import { rolldown } from "rolldown";

/**
 * Bundles a file of an application for a runtime that has no node_modules.
 *
 * @returns one minified module without imports
 */
export async function bundle(file: string): Promise<string> {
  const built = await rolldown({ input: file, platform: "browser", cwd: join(file, "..") });
  const { output } = await built.generate({ format: "esm", minify: true });
  await built.close();
  const [{ code, imports }] = output;
  if (imports.length > 0) throw new Error(`${file} still imports ${imports.join(", ")} when bundled.`);
  return code;
}
