import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { serveSite } from "./serve.ts";

const outDir = fileURLToPath(new URL("../dist", import.meta.url));

/**
 * `build` builds the site into `dist`; `serve` builds it and serves it together with the mock until a signal comes.
 *
 * @returns the exit code
 */
export async function run(args: string[]): Promise<number> {
  let read;
  try {
    read = parse(args);
  } catch (error) {
    const [reason] = (error as Error).message.split(". To");
    console.error(`${reason}.\n\n${usage}`);
    return 2;
  }
  const { command, base, site, port, stateful } = read;
  // Loaded here, as it brings the site generator along.
  const { buildSite } = await import("./build.ts");
  await buildSite({ base, ...(site && { site }), outDir, log: console.log });
  if (command === "build") {
    console.log(`The site is in packages/api-docs/dist, to be served below ${base}`);
    return 0;
  }
  const server = await serveSite(outDir, base, port, stateful);
  console.log(`The site and the mock: ${server.address}\nCtrl-C stops them.`);
  await new Promise((resolve) => ["SIGINT", "SIGTERM"].forEach((signal) => process.once(signal, resolve)));
  await server.close();
  return 0;
}

const usage = `npm run docs -- [--base /path/] [--port 4000] [--stateful]
npm run docs:build -- [--base /path/] [--site https://host]`;

/** @throws where there is something else among them than the usage says */
function parse(args: string[]) {
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
  const [command, unknown] = positionals;
  if (unknown !== undefined) throw new Error(`Unknown argument "${unknown}"`);
  const port = Number(values.port);
  if (!Number.isInteger(port)) throw new Error(`--port must be a whole number, not "${values.port}"`);
  const site = values.site === undefined ? undefined : URL.parse(values.site);
  if (site !== undefined && !site?.protocol.startsWith("http"))
    throw new Error(`--site must be an address such as https://docs.example.com, not "${values.site}"`);
  const base = `/${values.base.replaceAll(/^\/+|(?<!\/)\/+$/g, "")}/`.replace("//", "/");
  return { command, base, site: site?.origin, port, stateful: values.stateful };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await run(process.argv.slice(2));
