// @ts-check
"use strict";

const childProcess = require("node:child_process");
const path = require("node:path");
const { root, workspaceNode } = require("./paths.cjs");

/**
 * Runs a command of `src/main.ts` with the workspace's own Node, and ends as it ends.
 *
 * @param {string[]} command
 * @param {number} notStarted what to end with where it does not start, or is killed
 */
function run(command, notStarted) {
  const node = /** @type {string} */ (workspaceNode());
  // Both come first on the PATH: the tools are started by name further down, and so is the `node` that runs them.
  const first = [path.dirname(node), path.join(root, "node_modules", ".bin")];
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const env = {
    // A quarter of most commands went into compiling the same code again.
    NODE_COMPILE_CACHE: path.join(root, "node_modules", ".cache", "compiled"),
    ...process.env,
    [pathName]: [...first, process.env[pathName]].filter(Boolean).join(path.delimiter),
  };

  const main = path.join(__dirname, "..", "src", "main.ts");
  const child = childProcess.spawn(node, [main, ...command], { env, stdio: "inherit" });
  // Ctrl-C reaches the child by itself; a signal meant for this process alone has to be passed on.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
  child.on("error", ({ message }) => {
    console.error(`The workspace's Node does not start (${message}). Delete node_modules and repeat the command.`);
    process.exitCode = notStarted;
  });
  child.on("exit", (code) => {
    process.exitCode = code ?? notStarted;
  });
}

module.exports = { run };
