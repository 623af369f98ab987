import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Cell } from "../cell.ts";
import { run } from "../run.ts";
import { tool } from "../tools.ts";

const versions = ["5.5.4", "5.9.3", "6.0.3", "7.0.2"];

/** The values of `moduleResolution`, each with the `module` that goes with it. */
const resolutions = { node10: "commonjs", node16: "node16", nodenext: "nodenext", bundler: "esnext" };
type Resolution = keyof typeof resolutions;

/** The compiler of this repository, with one resolution. */
export const currentTypes: Cell = {
  name: "TypeScript, the current one, nodenext",
  run: ({ folder }) =>
    compile(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "nodenext", folder),
};

export const types: Cell[] = versions.flatMap((version) =>
  (Object.keys(resolutions) as Resolution[])
    .filter((resolution) => isKnown(version, resolution))
    .map((resolution) => ({
      name: `TypeScript ${version}, ${resolution}`,
      run: async ({ folder }) =>
        compile(join(await tool("typescript", version), "node_modules/typescript"), resolution, folder),
    })),
);

/** TypeScript 6 deprecates node10, and 7 has it no more. */
function isKnown(version: string, resolution: Resolution): boolean {
  return resolution !== "node10" || version.startsWith("5.");
}

async function compile(typescript: string, resolution: Resolution, folder: string): Promise<string> {
  const compilerOptions = {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    // The declarations that came with the packages are checked too.
    skipLibCheck: false,
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    module: resolutions[resolution],
    moduleResolution: resolution,
  };
  const project = join(folder, `types-${resolution}`);
  await mkdir(project, { recursive: true });
  await writeFile(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["../application.ts"] }));
  await run(process.execPath, [join(typescript, "bin/tsc"), "-p", project], folder);
  return "compiles, and its three deliberate errors are found";
}
