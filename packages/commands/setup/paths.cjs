// @ts-check
"use strict";

const fs = require("node:fs");
const path = require("node:path");

/** The folder of the whole repository. */
const root = path.resolve(__dirname, "../../..");

/**
 * The program of the Node that the workspace installs.
 *
 * @returns {string | undefined} undefined where it is not installed
 */
function workspaceNode() {
  const folder = path.join(root, "node_modules", "node", "bin");
  return ["node.exe", "node"].map((name) => path.join(folder, name)).find((file) => fs.existsSync(file));
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
  const folders = [path.dirname(process.execPath), ...(process.env.PATH ?? "").split(path.delimiter)].filter(Boolean);
  const places = ["node_modules", "../lib/node_modules", "../share/nodejs"];
  return folders
    .flatMap((folder) => places.map((place) => path.join(folder, place, "npm", "bin", "npm-cli.js")))
    .find((file) => fs.existsSync(file));
}

module.exports = { root, workspaceNode, npmScript };
