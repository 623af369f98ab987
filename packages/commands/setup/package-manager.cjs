// @ts-check
// The pnpm that installs everything else is itself checked against the lockfile before it runs.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { root } = require("./paths.cjs");

const folder = path.join(root, "node_modules", ".demarc-pnpm");

/** The script of the pnpm that was downloaded. */
const program = path.join(folder, "node_modules", "pnpm", "bin", "pnpm.mjs");

/**
 * What to call npm with to download a pnpm, without running anything of it.
 *
 * @param {string} version `pnpm@1.2.3`
 */
function downloadArguments(version) {
  return ["install", "--prefix", folder, "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", version];
}

/**
 * What was downloaded, by its hashes, is not what the lockfile says. npm has held each package against its registry; this
 * holds the registry against the repository. A platform's program that the lockfile does not list passes.
 *
 * @param {string} version `pnpm@1.2.3`
 * @returns {string[]} the packages that differ
 */
function differing(version) {
  const lockfile = fs.readFileSync(path.join(root, "pnpm-lock.yaml"), "utf8");
  const { packages } = JSON.parse(fs.readFileSync(path.join(folder, "node_modules", ".package-lock.json"), "utf8"));
  /** @param {string} id */
  const locked = (id) => {
    const start = lockfile.search(new RegExp(`^ {2}'?${id.replaceAll(/[.+]/g, "\\$&")}'?:$`, "m"));
    return start < 0 ? undefined : /integrity: ([\w+/=-]+)/.exec(lockfile.slice(start))?.[1];
  };
  const installed = Object.entries(packages).map(([place, { version: own, integrity }]) => ({
    id: `${place.replace(/^.*node_modules\//, "")}@${own}`,
    integrity,
  }));
  return installed
    .filter(({ id, integrity }) => integrity !== (locked(id) ?? (id === version ? undefined : integrity)))
    .map(({ id }) => id);
}

module.exports = { differing, downloadArguments, folder, program };
