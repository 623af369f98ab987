import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { OpenApiDocument } from "@demarc/openapi";
import { createClient } from "@hey-api/openapi-ts";
import { safeBuild } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { generateZodClientFromOpenAPI } from "openapi-zod-client";
import { generate } from "orval";

/** Writes code for a document into a folder. Throws where it cannot. */
type Generator = (document: OpenApiDocument, folder: string) => Promise<void>;

export const generators: Record<string, Generator> = {
  "hey-api": async (document, folder) => {
    const input = document as unknown as Record<string, unknown>;
    await createClient({ input, output: folder, logs: { level: "silent", file: false } });
  },
  kubb: async (document, folder) => {
    const { error, failedPlugins } = await safeBuild({
      config: {
        root: ".",
        input: { data: document },
        output: { path: folder, clean: true },
        plugins: [pluginOas({ validate: false }), pluginTs({}), pluginClient({ client: "fetch", bundle: true })],
      },
    });
    const [failed] = failedPlugins;
    if (error ?? failed) throw error ?? failed?.error;
  },
  orval: async (document, folder) => {
    const target = join(folder, "document.json");
    mkdirSync(folder, { recursive: true });
    writeFileSync(target, JSON.stringify(document));
    await generate({ input: { target }, output: { target: join(folder, "api.ts"), client: "fetch", mode: "single" } });
  },
  "openapi-zod-client": async (document, folder) => {
    mkdirSync(folder, { recursive: true });
    const openApiDoc = structuredClone(document) as unknown as Parameters<
      typeof generateZodClientFromOpenAPI
    >[0]["openApiDoc"];
    await generateZodClientFromOpenAPI({ openApiDoc, distPath: join(folder, "api.ts") });
  },
};

/** What the compiler has to say against all code in a folder, by the paths from there: nothing where it compiles. */
export async function compile(folder: string): Promise<string> {
  const config = {
    compilerOptions: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: "esnext",
      target: "es2023",
      moduleResolution: "bundler",
      allowImportingTsExtensions: true,
      lib: ["es2023", "dom", "dom.iterable"],
      types: [],
    },
    include: ["**/*.ts"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  // The workspace's own, which takes a tenth of the time; a generator here needs the older one beside it.
  const workspace = createRequire(join(import.meta.dirname, "../../../package.json"));
  const tsc = join(dirname(workspace.resolve("typescript/package.json")), "bin", "tsc");
  const run = promisify(execFile)(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { cwd: folder });
  return run.then(
    () => "",
    (error: { stdout?: string }) => error.stdout || String(error),
  );
}
