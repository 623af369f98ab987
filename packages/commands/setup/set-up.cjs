// @ts-check
"use strict";

const childProcess = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
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
  const { packageManager } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  const set = stamp.begin(needed);

  console.error(`Setting up: installing what \`${script}\` needs.`);
  const [pnpm] = packageManager.split("+");
  const problem = await install(
    [npm, "exec", "--yes", "--", pnpm, ...installArguments(set)],
    args.includes("--verbose")
  );
  if (problem) throw new Error(`${problem}, then repeat \`${typed}\`.`);
  if (!workspaceNode())
    throw new Error(
      `node_modules/node has no program after the installation. Delete node_modules, then repeat \`${typed}\`.`
    );
  stamp.finish(set);
}

/**
 * @param {string[]} args of Node
 * @param {boolean} verbose
 * @returns {Promise<string | undefined>} what went wrong, and what to do about it
 */
async function install(args, verbose) {
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
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
  const heartbeat = setInterval(() => console.error(`Still setting up, after ${seconds()}.`), 10000);
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve)).finally(() =>
    clearInterval(heartbeat)
  );
  if (code === 0) {
    console.error(`Set up in ${seconds()}.`);
    return undefined;
  }
  if (unreachable.test(output))
    return "The packages could not be downloaded. Check the network connection and the registry that npm is set to";
  if (!verbose) process.stderr.write(output);
  return `The set-up failed: pnpm stopped with code ${code}. Fix what is reported above`;
}

module.exports = { setUp };
