import { arch, platform, version } from "node:process";
import { summary, type Cell } from "../cell.ts";
import { run } from "../run.ts";
import { program } from "../tools.ts";

const denoOptions = ["--no-prompt", "--cached-only", "--node-modules-dir=manual", "--allow-net=127.0.0.1"];
const nodes = ["20.20.2", "22.23.3", "24.21.0", "26.9.0"];

/** Runtimes that run a file: the package of npm that has them, its version, where the program is in it, and its arguments. */
const runtimes: [name: string, tool: string, version: string, path: string, ...args: string[]][] = [
  // The package `node` fetches this one in an install script.
  ...nodes.map((wanted): [string, string, string, string] => {
    return ["Node", `node-${platform}-${arch}`, wanted, "node-*/bin/node"];
  }),
  ["Bun", "bun", "1.4.5", "@oven/bun-*/bin/bun*"],
  // No more than the clients need: the network of this machine, and nothing of the environment.
  ["Deno", "deno", "2.9.6", "@deno/*/deno*", "run", ...denoOptions],
];

export const currentNode: Cell = cell(`Node ${version.slice(1)}, the current one`, async () => process.execPath);

export const programs: Cell[] = runtimes.map(([name, tool, wanted, path, ...args]) =>
  cell(`${name} ${wanted}`, () => program(tool, wanted, path), args),
);

function cell(name: string, find: () => Promise<string>, args: string[] = []): Cell {
  return {
    name,
    run: async ({ folder, urls }) =>
      summary(await run(await find(), [...args, "main.js", JSON.stringify(urls)], folder)),
  };
}
