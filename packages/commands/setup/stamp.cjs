// @ts-check
// The stamp says for which lockfile and manifests the packages were installed. It is looked at before every command,
// so that takes a few milliseconds: a dozen small files are read and hashed, and no tool is started.
"use strict";

const crypto = require("crypto");
const fs = require("fs");
const path = require("path");
const paths = require("./paths.cjs");

const file = path.join(paths.root, "node_modules", ".demarc-set-up");

/** The folders of the workspace, as pnpm-workspace.yaml lists them: each entry of ours is `folder/*`. */
function members() {
  const workspace = fs.readFileSync(path.join(paths.root, "pnpm-workspace.yaml"), "utf8");
  const parents = (workspace.match(/^ +- [\w-]+\/\*$/gm) || []).map((line) => line.replace(/^ +- |\/\*$/g, ""));
  return parents
    .map((parent) =>
      fs
        .readdirSync(path.join(paths.root, parent))
        .sort()
        .map((name) => parent + "/" + name),
    )
    .reduce((all, some) => all.concat(some), /** @type {string[]} */ ([]))
    .filter((member) => fs.existsSync(path.join(paths.root, member, "package.json")));
}

/** What an installation depends on, as one hash. */
function wanted() {
  const hash = crypto.createHash("sha256").update(process.platform + " " + process.arch + "\n");
  const manifests = members().map((member) => member + "/package.json");
  for (const name of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"].concat(manifests)) {
    hash.update(name + "\n").update(fs.readFileSync(path.join(paths.root, name)));
  }
  return hash.digest("hex");
}

/** Whether everything that should be installed is there. */
function isUpToDate() {
  try {
    if (fs.readFileSync(file, "utf8") !== wanted()) return false;
  } catch (error) {
    return false;
  }
  // Someone may have deleted one of the folders since.
  return (
    Boolean(paths.workspaceNode()) &&
    members().every((member) => fs.existsSync(path.join(paths.root, member, "node_modules")))
  );
}

/** Before an installation begins: one that is interrupted must not look finished. */
function remove() {
  if (fs.existsSync(file)) fs.unlinkSync(file);
}

function write() {
  fs.writeFileSync(file, wanted());
}

module.exports = { isUpToDate, remove, write };
