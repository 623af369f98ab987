// @ts-check
// The one file that runs on whatever Node the machine has: it checks that version, sets up, and hands over to the
// workspace's own Node. So it is CommonJS without dependencies, in syntax that a Node of 2016 can still read.
"use strict";

/** The same as `engines` in package.json. @type {[number, number]} */
const needed = [20, 19];

/** What to end with where the command could not even start. Of `contract:live`, 1 stands for drift. */
const notStarted = process.argv[2] === "contract:live" ? 2 : 1;

if (isOlder(process.versions.node)) {
  console.error(
    `Demarc needs Node ${needed.join(".")} or later to set itself up, and this is Node ${process.versions.node}. ` +
      "Install a newer one from nodejs.org and repeat the command."
  );
  process.exitCode = notStarted;
} else {
  // Only now: they are written for the Node that is asked for.
  const { start } = require("./setup/start.cjs");
  start(process.argv.slice(2), notStarted);
}

/** @param {string} version */
function isOlder(version) {
  const parts = version.split(".").map(Number);
  return parts[0] === needed[0] ? Number(parts[1]) < needed[1] : Number(parts[0]) < needed[0];
}
