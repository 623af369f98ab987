// @ts-check
// Which packages of the workspace a command needs. All of them with their dependencies are 950 MB; the contract tests
// run with two fifths of that.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { root } = require("./paths.cjs");

/**
 * Packages to install, each with all that it depends on in production.
 *
 * @typedef {object} PackageSet
 * @property {string[]} filters as pnpm takes them
 * @property {boolean} dev whether with the devDependencies of these packages and of the workspace
 * @property {boolean} all whether it is the whole workspace, whatever the filters
 */

/** @type {PackageSet} */
const everything = { filters: [], dev: true, all: true };

const commands = "@demarc/commands...";

/**
 * What a command needs.
 *
 * @param {string} command
 * @returns {PackageSet}
 */
function neededBy(command) {
  switch (command) {
    // The simulators are among the contract tests.
    case "mock":
    case "contract":
    case "contract:live":
    case "mutation":
    case "proxy":
      return { filters: [commands, "{./contract-tests/*}..."], dev: false, all: false };
    case "customers":
      return { filters: [commands, "@demarc/example..."], dev: false, all: false };
    case "generate":
      // A client depends on the generator in development alone: it is published without.
      return { filters: [commands, "@demarc/codegen...", ...clients()], dev: true, all: false };
    default:
      return everything;
  }
}

/** A filter for each client: they have the names of the specs. */
function clients() {
  return fs.readdirSync(path.join(root, "specs")).map((name) => `{./packages/${name}}...`);
}

/**
 * Whether all of a set is in another.
 *
 * @param {PackageSet} set
 * @param {PackageSet} part
 */
function covers(set, part) {
  if (set.all) return true;
  return !part.all && (set.dev || !part.dev) && part.filters.every((filter) => set.filters.includes(filter));
}

/**
 * Both sets in one. What was installed once is kept: pnpm removes what it is not asked for.
 *
 * @param {PackageSet} a
 * @param {PackageSet} b
 * @returns {PackageSet}
 */
function union(a, b) {
  if (a.all || b.all) return everything;
  return { filters: [...new Set([...a.filters, ...b.filters])], dev: a.dev || b.dev, all: false };
}

/**
 * What to call pnpm with.
 *
 * @param {PackageSet} set
 */
function installArguments({ filters, dev, all }) {
  const selected = all ? [] : filters.map((filter) => `--filter-prod=${filter}`);
  return ["install", "--frozen-lockfile", ...(dev ? [] : ["--prod"]), ...selected];
}

module.exports = { everything, neededBy, covers, union, installArguments };
