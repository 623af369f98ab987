import { fork } from "node:child_process";
import { once } from "node:events";

export interface BenchServer {
  origin: string;
  stop(): void;
}

/** Starts an HTTP server on this machine, in a process of its own so that its work does not count as the client's. */
export async function startServer(customers: number): Promise<BenchServer> {
  const child = fork(new URL("server.ts", import.meta.url), [String(customers)], { execArgv: [] });
  const [origin] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) =>
      Promise.reject(new Error(`packages/bench/src/server.ts ended with code ${code} before it listened.`)),
    ),
  ])) as [string];
  return { origin, stop: () => child.disconnect() };
}
