// @ts-check
"use strict";

const childProcess = require("child_process");
const path = require("path");
const paths = require("./paths.cjs");

/**
 * Runs a command of `src/main.ts` with the workspace's own Node, and ends as it ends.
 *
 * @param {string[]} command
 * @param {number} notStarted what to end with where it does not start, or is killed
 */
function run(command, notStarted) {
  const node = /** @type {string} */ (paths.workspaceNode());
  // Both come first on the PATH: the tools are started by name further down, and so is the `node` that runs them.
  const first = [path.dirname(node), path.join(paths.root, "node_modules", ".bin")];
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") || "PATH";
  const env = Object.assign({}, process.env);
  env[pathName] = first.concat(process.env[pathName] || []).join(path.delimiter);

  const child = childProcess.spawn(node, [path.join(__dirname, "..", "src", "main.ts")].concat(command), {
    env,
    stdio: "inherit",
  });
  // Ctrl-C reaches the child by itself; a signal meant for this process alone has to be passed on.
  for (const signal of /** @type {NodeJS.Signals[]} */ (["SIGINT", "SIGTERM"])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("error", (error) => {
    console.error(
      "The workspace's Node does not start (" + error.message + "). Delete node_modules and repeat the command.",
    );
    process.exitCode = notStarted;
  });
  child.on("exit", (code) => {
    process.exitCode = code === null ? notStarted : code;
  });
}

module.exports = { run };
