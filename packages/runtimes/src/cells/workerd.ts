import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { bundle } from "@demarc/bench/bundle";
import { summary, type Cell } from "../cell.ts";
import { program } from "../tools.ts";

const version = "1.20261117.1";

const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "worker", esModule = embed "worker.bundle.js")], compatibilityDate = "2026-01-01")),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

export const workerd: Cell = {
  name: `workerd ${version}`,
  async run({ folder, urls }) {
    const path = await program("workerd", version, "@cloudflare/workerd-*/bin/workerd*");
    await writeFile(join(folder, "worker.bundle.js"), await bundle('export { default } from "./worker.js"', folder));
    await writeFile(join(folder, "workerd.capnp"), config);
    const server = spawn(path, ["serve", "workerd.capnp", "--control-fd=3"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    const errors = text(server.stderr as Readable);
    try {
      const response = await fetch(`http://127.0.0.1:${await listening(server.stdio[3] as Readable)}`, {
        method: "POST",
        body: JSON.stringify(urls),
      });
      const printed = await response.text();
      if (!response.ok) throw new Error(printed);
      return summary(printed);
    } catch (error) {
      server.kill();
      throw new Error(`${(error as Error).message}\n${await errors}`.trim(), { cause: error });
    } finally {
      server.kill();
    }
  },
};

/** The port that workerd chose, which it reports on its control stream. */
async function listening(control: Readable): Promise<number> {
  for await (const line of createInterface({ input: control })) {
    const { event, port } = JSON.parse(line) as { event: string; port: number };
    if (event === "listen") return port;
  }
  throw new Error("workerd ended before it listened.");
}
