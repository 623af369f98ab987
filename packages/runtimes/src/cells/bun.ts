import { summary, type Cell } from "../cell.ts";
import { run } from "../run.ts";
import { program } from "../tools.ts";

const version = "1.4.5";

export const bun: Cell = {
  name: `Bun ${version}`,
  async run({ folder, urls }) {
    const path = await program("bun", version, "@oven/bun-*/bin/bun*");
    return summary(await run(path, ["main.js", JSON.stringify(urls)], folder));
  },
};
