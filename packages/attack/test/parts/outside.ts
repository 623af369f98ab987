import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Answer } from "./server.ts";

let child: ChildProcess | undefined;

async function ask<T>(message: Answer[] | "close"): Promise<T> {
  child ??= fork(new URL("attacker.ts", import.meta.url), { execArgv: [] });
  child.send(message);
  const [answer] = (await once(child, "message")) as [T];
  return answer;
}

/** A server in another process that gives each request the next answer. One at a time; closed, it says how many came. */
export async function attackFromOutside(answers: Answer[]): Promise<{ baseUrl: string; close(): Promise<number> }> {
  const baseUrl = await ask<string>(answers);
  return { baseUrl, close: () => ask<number>("close") };
}
