import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildSite } from "./build.ts";
import { serveSite } from "./serve.ts";

const outDir = fileURLToPath(new URL("../dist", import.meta.url));

/**
 * `build [--base /path/] [--site https://host]` builds the site into `dist`; `serve [--base /path/] [--port 4000] [--stateful]` builds it
 * and serves it together with the mock until a signal comes; stateful, the mock keeps what is written.
 *
 * @returns the exit code
 */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      base: { type: "string", default: "/" },
      site: { type: "string" },
      port: { type: "string", default: "4000" },
      stateful: { type: "boolean", default: false },
    },
  });
  const [command] = positionals;
  const base = `/${values.base.replaceAll(/^\/+|(?<!\/)\/+$/g, "")}/`.replace("//", "/");
  const port = Number(values.port);
  const site = values.site && URL.parse(values.site)?.origin;
  if ((command !== "build" && command !== "serve") || !Number.isInteger(port) || site === null) {
    console.error(
      "Usage: docs build [--base /path/] [--site https://host] | docs serve [--base /path/] [--port 4000] [--stateful]",
    );
    return 2;
  }
  await buildSite({ base, ...(site && { site }), outDir, log: console.log });
  if (command === "build") {
    console.log(`The site is in packages/api-docs/dist, to be served below ${base}`);
    return 0;
  }
  const server = await serveSite(outDir, base, port, values.stateful);
  console.log(`The site and the mock: ${server.address}\nCtrl-C stops them.`);
  await new Promise((resolve) => ["SIGINT", "SIGTERM"].forEach((signal) => process.once(signal, resolve)));
  await server.close();
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await run(process.argv.slice(2));
