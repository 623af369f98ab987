// @ts-check
"use strict";

const fs = require("fs");
const path = require("path");

/** The folder of the whole repository. */
const root = path.resolve(__dirname, "../../..");

/**
 * The program of the Node that the workspace installs.
 *
 * @returns {string | undefined} undefined where it is not installed
 */
function workspaceNode() {
  const folder = path.join(root, "node_modules", "node", "bin");
  return [path.join(folder, "node.exe"), path.join(folder, "node")].find((file) => fs.existsSync(file));
}

/**
 * npm's own script, to be run by Node: `npm` on the PATH is a batch file on Windows, which only a shell can start.
 *
 * @returns {string | undefined} undefined where there is none
 */
function npmScript() {
  const given = process.env.npm_execpath;
  // Another package manager that runs the script puts itself there.
  if (given && path.basename(given) === "npm-cli.js") return given;
  const folders = [path.dirname(process.execPath)]
    .concat((process.env.PATH || "").split(path.delimiter))
    .filter(Boolean);
  const places = [
    ["node_modules", "npm"],
    ["..", "lib", "node_modules", "npm"],
    ["..", "share", "nodejs", "npm"],
  ];
  for (const folder of folders) {
    for (const place of places) {
      const script = path.join.apply(path, [folder].concat(place, "bin", "npm-cli.js"));
      if (fs.existsSync(script)) return script;
    }
  }
  return undefined;
}

module.exports = { root, workspaceNode, npmScript };
