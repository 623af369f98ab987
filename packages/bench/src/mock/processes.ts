import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startProgram } from "../server/start-server.ts";
import { startedAt } from "./ask.ts";

export type MockProcess = Awaited<ReturnType<typeof startMockProcess>>;

/** Starts our mock of a document or, with data, of a provider's simulator. */
export async function startMockProcess(file: string, provider: string, data?: object) {
  const args = [file, provider, ...(data ? [JSON.stringify(data)] : [])];
  const { origin, child, stop } = await startProgram(new URL("served.ts", import.meta.url), args, ["--expose-gc"]);
  return {
    baseUrl: origin,
    async heap() {
      child.send("heap");
      const [bytes] = (await once(child, "message")) as [number];
      return bytes;
    },
    stop,
  };
}

const prism = join(createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json"), "../dist/index.js");
const root = fileURLToPath(new URL("../../../..", import.meta.url));

export async function startPrism(file: string, port: number, path: string): Promise<{ baseUrl: string; stop(): void }> {
  const child = spawn(process.execPath, programs.prism(file, port), { stdio: "ignore" });
  const baseUrl = `http://127.0.0.1:${port}`;
  await startedAt([`${baseUrl}${path}`]);
  return { baseUrl, stop: () => void child.kill() };
}

/** Milliseconds from the start of programs until all addresses have answered. They are stopped then. */
export async function timeToAnswer(programs: string[][], urls: string[]): Promise<number> {
  const began = performance.now();
  const children: ChildProcess[] = programs.map((args) =>
    spawn(process.execPath, args, { cwd: root, stdio: "ignore" }),
  );
  try {
    await startedAt(urls);
    return performance.now() - began;
  } finally {
    await Promise.all(children.map((child) => (child.kill(), once(child, "exit"))));
  }
}

/** The arguments of Node that start the mocks of all providers, and a mock of Prism's. */
export const programs = {
  ours: (offset: number) => ["packages/mock/src/program/bin.ts", "--port-offset", String(offset)],
  prism: (file: string, port: number) => [prism, "mock", "-p", String(port), file],
};
