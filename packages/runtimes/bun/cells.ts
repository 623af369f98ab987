import { summary, type Cell } from "../src/cell.ts";
import { run } from "../src/run.ts";
import { program } from "../src/tools.ts";

const version = "1.4.5";

export const bun: Cell = {
  name: `Bun ${version}`,
  run: async ({ folder, urls }) =>
    summary(
      await run(await program("bun", version, "@oven/bun-*/bin/bun*"), ["main.js", JSON.stringify(urls)], folder),
    ),
};
