import { summary, type Cell } from "../cell.ts";
import { run } from "../run.ts";
import { program } from "../tools.ts";

const version = "2.9.6";

/** No more than the clients need: the network of this machine, and nothing of the environment. */
const options = ["--no-prompt", "--cached-only", "--node-modules-dir=manual", "--allow-net=127.0.0.1"];

export const deno: Cell = {
  name: `Deno ${version}`,
  async run({ folder, urls }) {
    const path = await program("deno", version, "@deno/*/deno*");
    return summary(await run(path, ["run", ...options, "main.js", JSON.stringify(urls)], folder));
  },
};
