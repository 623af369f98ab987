// @ts-check
// The stamp says what was installed, for which lockfile and manifests. It is looked at before every command, so that
// takes a few milliseconds: two dozen small files are read and hashed, and no tool is started.
"use strict";

const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { covers, everything, union } = require("./package-set.cjs");
const { root, workspaceNode } = require("./paths.cjs");

/** @typedef {import("./package-set.cjs").PackageSet} PackageSet */

/**
 * @typedef {object} Stamp
 * @property {string} hash of what the installation was made from; empty while it is not finished
 * @property {PackageSet} set what was installed
 * @property {string[]} members the folders of the workspace that got a node_modules
 */

const modules = path.join(root, "node_modules");
const file = path.join(modules, ".demarc-set-up");

/** The folders of the workspace, as pnpm-workspace.yaml lists them: each entry of ours is `folder/*`. */
function members() {
  const workspace = fs.readFileSync(path.join(root, "pnpm-workspace.yaml"), "utf8");
  return [...workspace.matchAll(/^ +- ([\w-]+)\/\*$/gm)]
    .flatMap(([, parent = ""]) => fs.readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}`))
    .filter((member) => fs.existsSync(path.join(root, member, "package.json")))
    .toSorted();
}

/** What an installation is made from, as one hash. */
function currentHash() {
  const hash = crypto.createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  const manifests = members().map((member) => `${member}/package.json`);
  for (const name of ["pnpm-lock.yaml", ".pnpmfile.cjs", "pnpm-workspace.yaml", "package.json", ...manifests])
    hash.update(`${name}\n`).update(fs.readFileSync(path.join(root, name)));
  return hash.digest("hex");
}

/** @returns {Stamp | undefined} */
function read() {
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  // An older version of this file wrote the hash alone.
  return text.startsWith("{") ? JSON.parse(text) : undefined;
}

/** @param {Stamp} stamp */
function write(stamp) {
  fs.mkdirSync(modules, { recursive: true });
  fs.writeFileSync(file, JSON.stringify(stamp));
}

/** @param {string} member */
function hasModules(member) {
  return fs.existsSync(path.join(root, member, "node_modules"));
}

/**
 * Whether a set is installed. Somebody may have deleted a folder since.
 *
 * @param {PackageSet} set
 */
function isInstalled(set) {
  const stamp = read();
  if (!stamp || !covers(stamp.set, set) || !workspaceNode()) return false;
  return stamp.members.every(hasModules) && stamp.hash === currentHash();
}

/**
 * Before an installation begins, as one that is interrupted must not look finished.
 *
 * @param {PackageSet} needed
 * @returns {PackageSet} what to install: what is needed, and what was installed before
 */
function begin(needed) {
  // A node_modules without a stamp was installed by hand, which is everything.
  const before = read()?.set ?? (fs.existsSync(modules) ? everything : needed);
  const set = union(before, needed);
  write({ hash: "", set, members: [] });
  return set;
}

/**
 * After an installation.
 *
 * @param {PackageSet} set
 */
function finish(set) {
  write({ hash: currentHash(), set, members: members().filter(hasModules) });
}

module.exports = { isInstalled, begin, finish };
