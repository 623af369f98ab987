import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { loadSpec } from "@demarc/spec";
import { createClient } from "@hey-api/openapi-ts";

const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");

/** Entry modules, in TypeScript, of the clients that other generators make from the document of CloudLX. */
export type GeneratedClients = Awaited<ReturnType<typeof generateClients>>;

/** Generates these clients in an empty folder. Needs no network. */
export async function generateClients(folder: string) {
  const { document } = await loadSpec("cloudlx");
  const input = join(folder, "openapi.json");
  writeFileSync(input, JSON.stringify(document));

  const heyApi = join(folder, "hey-api");
  await createClient({ input, output: heyApi, logs: { level: "silent" } });
  const heyApiEntry = join(folder, "hey-api.ts");
  writeFileSync(
    heyApiEntry,
    'export * from "./hey-api/index.ts";\nexport { client } from "./hey-api/client.gen.ts";\n',
  );

  const redoclyEntry = join(folder, "redocly.ts");
  const config = join(folder, "redocly.yaml");
  writeFileSync(config, "telemetry: off\n");
  await promisify(execFile)(
    process.execPath,
    [redocly, "generate-client", input, "--output", redoclyEntry, "--config", config],
    {
      cwd: folder,
      env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    },
  );
  return { heyApi: heyApiEntry, redocly: redoclyEntry };
}
