import { arch, platform, version } from "node:process";
import { summary, type Cell, type Context } from "../cell.ts";
import { run } from "../run.ts";
import { program } from "../tools.ts";

const versions = ["20.20.2", "22.23.3", "24.21.0", "26.9.0"];

/** The Node that runs this. */
export const currentNode: Cell = {
  name: `Node ${version.slice(1)}, the current one`,
  run: (context) => call(process.execPath, context),
};

export const nodes: Cell[] = versions.map((wanted) => ({
  name: `Node ${wanted}`,
  // The package `node` fetches this one in an install script.
  run: async (context) => call(await program(`node-${platform}-${arch}`, wanted, "node-*/bin/node"), context),
}));

async function call(node: string, { folder, urls }: Context): Promise<string> {
  return summary(await run(node, ["main.js", JSON.stringify(urls)], folder));
}
