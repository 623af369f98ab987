// @ts-check
"use strict";

const { run } = require("./run.cjs");
const { setUp } = require("./set-up.cjs");

/**
 * Sets up what a command needs, and runs it.
 *
 * @param {string[]} command
 * @param {number} notStarted what to end with where it does not get that far
 */
async function start(command, notStarted) {
  try {
    await setUp(command);
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    process.exitCode = notStarted;
    return;
  }
  run(command, notStarted);
}

module.exports = { start };
