import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "@demarc/bench/bundle";
import { summary, type Cell } from "../src/cell.ts";
import { freePort } from "../src/port.ts";
import { program } from "../src/tools.ts";

const version = "1.20261117.1";

const config = (port: number) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "worker", esModule = embed "worker.bundle.js")], compatibilityDate = "2026-01-01")),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;

/** A worker that calls when it is called. */
export const workerd: Cell = {
  name: `workerd ${version}`,
  async run({ folder, urls }) {
    const path = await program("workerd", version, "@cloudflare/workerd-*/bin/workerd*");
    const port = await freePort();
    await writeFile(join(folder, "worker.bundle.js"), await bundle('export { default } from "./worker.js"', folder));
    await writeFile(join(folder, "workerd.capnp"), config(port));
    const server = spawn(path, ["serve", "workerd.capnp"], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    let complaints = "";
    server.stderr.on("data", (chunk) => (complaints += chunk));
    try {
      const response = await whenUp(`http://127.0.0.1:${port}`, JSON.stringify(urls), () => server.exitCode !== null);
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      return summary(text);
    } catch (error) {
      throw new Error(`${(error as Error).message} ${complaints}`.trim(), { cause: error });
    } finally {
      server.kill();
    }
  },
};

/** The answer to a POST, asked for until something listens. */
async function whenUp(url: string, body: string, ended: () => boolean): Promise<Response> {
  for (let attempt = 0; attempt < 100 && !ended(); attempt++) {
    const response = await fetch(url, { method: "POST", body }).catch(() => undefined);
    if (response) return response;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("workerd did not start to listen within ten seconds.");
}
