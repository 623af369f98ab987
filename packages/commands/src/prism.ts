import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { mockHost } from "./ports.ts";
import { RequestLog } from "./request-log.ts";

export interface Mock {
  provider: string;
  /** Settles when requests are answered. Rejects where Prism ends before that. */
  ready: Promise<void>;
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): void;
}

export interface MockOptions {
  provider: string;
  /** The bundled document. */
  file: string;
  port: number;
  /** Passes on all that Prism prints, instead of a line for each request. Neither shows a query. */
  verbose: boolean;
  log: (line: string) => void;
}

const manifest = createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json");
const script = join(dirname(manifest), "dist", "index.js");

/** Starts Prism's own command line as a process. */
export function startPrism({ provider, file, port, verbose, log }: MockOptions): Mock {
  // `--multiprocess` would put a second process between this one and the server.
  const args = [script, "mock", "--host", mockHost, "--port", String(port), "--multiprocess=false", file];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const requests = new RequestLog(provider);
  let output = "";

  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()).once("error", () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    const take = (raw: string) => {
      const line = stripVTControlCharacters(raw);
      output += `${line}\n`;
      if (line.includes("Prism is listening")) resolve();
      if (verbose) log(`${provider}  ${line}`);
      else for (const text of requests.take(line)) log(text);
    };
    createInterface({ input: child.stdout }).on("line", take);
    createInterface({ input: child.stderr }).on("line", take);
    void ended.then(() =>
      reject(new Error(`Prism did not start for ${provider} on port ${port}. It said:\n${output.trim()}`)),
    );
  });
  return { provider, ready, ended, stop: () => child.kill() };
}
