// @ts-check
"use strict";

const childProcess = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const packageManager = require("./package-manager.cjs");
const { installArguments, neededBy } = require("./package-set.cjs");
const { npmScript, root, workspaceNode } = require("./paths.cjs");
const stamp = require("./stamp.cjs");

/** How the tools say that a registry cannot be reached: npm by Node's codes, pnpm in its own words. */
const unreachable = new RegExp(
  "ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|" +
    "FETCH_ERROR|META_FETCH_FAIL|NETWORK_ERROR|error sending request|network timeout"
);

/** Someone without a network should hear so within seconds; with the tools' defaults it takes minutes. */
const settings = {
  npm_config_fetch_retries: "1",
  npm_config_fetch_retry_mintimeout: "500",
  npm_config_fetch_retry_maxtimeout: "1000",
  npm_config_fetch_timeout: "9000",
  npm_config_update_notifier: "false",
  // `npm test --silent` would silence this npm too, and the reason why it fails.
  npm_config_loglevel: "error",
  pnpm_config_fetch_retries: "2",
  pnpm_config_fetch_retry_mintimeout: "500",
  pnpm_config_fetch_retry_maxtimeout: "1000",
  // It would ask before it replaces a node_modules that another version made, and here nobody can answer.
  pnpm_config_confirm_modules_purge: "false",
};

/**
 * Installs what a command needs, by the lockfile and with the pnpm that package.json names, unless it is there.
 *
 * @param {string[]} command what the user asked for
 * @throws with a message to show
 */
async function setUp(command) {
  const [name = "", ...args] = command;
  const script = name === "test" ? "npm test" : `npm run ${name}`;
  const typed = [script, ...(args.length > 0 ? ["--", ...args] : [])].join(" ");
  const needed = neededBy(name);
  if (stamp.isInstalled(needed)) return;
  const npm = npmScript();
  if (!npm)
    throw new Error(`npm was not found next to ${process.execPath} or on the PATH. Install Node from nodejs.org.`);
  const { packageManager: pnpm } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  const set = stamp.begin(needed);

  console.error(`Setting up: installing what \`${script}\` needs.`);
  const problem = await install(npm, pnpm, installArguments(set), args.includes("--verbose"));
  if (problem) throw new Error(`${problem}, then repeat \`${typed}\`.`);
  if (!workspaceNode())
    throw new Error(
      `node_modules/node has no program after the installation. Delete node_modules, then repeat \`${typed}\`.`
    );
  stamp.finish(set);
}

/**
 * @param {string} npm its script
 * @param {string} pnpm with its version
 * @param {string[]} args of pnpm
 * @param {boolean} verbose
 * @returns {Promise<string | undefined>} what went wrong, and what to do about it
 */
async function install(npm, pnpm, args, verbose) {
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  const heartbeat = setInterval(() => console.error(`Still setting up, after ${seconds()}.`), 10000);
  try {
    const problem = await runNode([npm, ...packageManager.downloadArguments(pnpm)], verbose);
    if (problem) return problem;
    const others = packageManager.differing(pnpm);
    if (others.length > 0)
      return (
        `The registry sent another ${others.join(" and ")} than pnpm-lock.yaml has the hash of. ` +
        "Nothing of it was run. Check the registry that npm is set to"
      );
    const failed = await runNode([packageManager.program, ...args], verbose);
    if (!failed) console.error(`Set up in ${seconds()}.`);
    return failed;
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * @param {string[]} args
 * @param {boolean} verbose
 * @returns {Promise<string | undefined>} what went wrong, and what to do about it
 */
async function runNode(args, verbose) {
  const child = childProcess.spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
      if (verbose) process.stderr.write(text);
    });
  }
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code === 0) return undefined;
  if (unreachable.test(output))
    return "The packages could not be downloaded. Check the network connection and the registry that npm is set to";
  if (!verbose) process.stderr.write(output);
  return `The set-up failed with code ${code}. Fix what is reported above`;
}

module.exports = { setUp };
