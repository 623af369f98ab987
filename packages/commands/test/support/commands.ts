import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Order } from "./driver.ts";
import { ended, here, plainEnvironment, type Ended } from "./process.ts";

/** Runs commands of `src/main.ts` as they are run in a terminal, but in one process, which loads everything once. */
export class Commands implements AsyncDisposable {
  readonly process: ChildProcess;
  /** What the process printed outside of its commands. */
  readonly #rest: Promise<Ended>;

  /** @param env variables of all runs */
  constructor(env: Record<string, string> = {}) {
    this.process = fork(new URL("driver.ts", import.meta.url), {
      cwd: here,
      env: plainEnvironment(env),
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      // Those of the test runner.
      execArgv: [],
    });
    this.#rest = ended(this.process);
  }

  /** @param env variables of this run alone */
  async run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
    const answer = once(this.process, "message");
    this.process.send({ args, env } satisfies Order);
    const first = await Promise.race([answer, this.#rest]);
    if (Array.isArray(first)) return first[0] as Ended;
    throw new Error(`The process of the commands ended. ${first.stderr}`);
  }

  /** Ends the process, and gives what it printed outside of its commands. */
  stop(): Promise<Ended> {
    if (this.process.connected) this.process.send("end" satisfies Order);
    return this.#rest;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
