import { fork } from "node:child_process";
import { once } from "node:events";

export type Served = Awaited<ReturnType<typeof startProgram>>;

/** Starts a program of this package that says where it is as soon as it listens, and ends when nobody is connected to it. */
export async function startProgram(file: URL, args: string[], execArgv: string[] = []) {
  const child = fork(file, args, { execArgv });
  const [origin] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`${file} ended with ${code} before it listened.`))),
  ])) as [string];
  return { origin, child, stop: () => child.disconnect() };
}

export function startServer(customers: number) {
  return startProgram(new URL("server.ts", import.meta.url), [String(customers)]);
}
