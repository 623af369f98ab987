import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** A program of this package in a process of its own, so that its work does not count as the client's. */
export interface Served {
  /** What it said first: where it is. */
  origin: string;
  child: ChildProcess;
  stop(): void;
}

/** Starts a program that says where it is as soon as it listens, and ends when nobody is connected to it. */
export async function startProgram(file: URL, args: string[], execArgv: string[] = []): Promise<Served> {
  const child = fork(file, args, { execArgv });
  const [origin] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`${file} ended with ${code} before it listened.`))),
  ])) as [string];
  return { origin, child, stop: () => child.disconnect() };
}

export function startServer(customers: number): Promise<Served> {
  return startProgram(new URL("server.ts", import.meta.url), [String(customers)]);
}
