import { summary, type Cell } from "../src/cell.ts";
import { run } from "../src/run.ts";
import { program } from "../src/tools.ts";

const version = "2.9.6";

export const deno: Cell = {
  name: `Deno ${version}`,
  // No more than the clients need: the network of this machine, and nothing of the environment.
  run: async ({ folder, urls }) => {
    const path = await program("deno", version, "@deno/*/deno*");
    return summary(
      await run(
        path,
        [
          "run",
          "--no-prompt",
          "--cached-only",
          "--node-modules-dir=manual",
          "--allow-net=127.0.0.1",
          "main.js",
          JSON.stringify(urls),
        ],
        folder,
      ),
    );
  },
};
