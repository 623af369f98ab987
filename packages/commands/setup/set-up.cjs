// @ts-check
"use strict";

const childProcess = require("child_process");
const fs = require("fs");
const path = require("path");
const paths = require("./paths.cjs");
const stamp = require("./stamp.cjs");

/** How the tools say that a registry cannot be reached: npm by Node's codes, pnpm in its own words. */
const unreachable =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|META_FETCH_FAIL|NETWORK_ERROR|error sending request|network timeout/;

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
 * Installs the packages that the lockfile names, with the pnpm that package.json names, unless that is done already.
 *
 * @param {string[]} command what the user asked for, to name it where it has to be repeated
 * @returns {Promise<void>} rejects with a message to show
 */
function setUp(command) {
  if (stamp.isUpToDate()) return Promise.resolve();
  const npm = paths.npmScript();
  if (!npm) {
    return Promise.reject(
      new Error(
        "npm is not to be found beside " +
          process.execPath +
          " nor on the PATH. It comes with Node; install that again from nodejs.org.",
      ),
    );
  }
  const manager = JSON.parse(fs.readFileSync(path.join(paths.root, "package.json"), "utf8")).packageManager.split(
    "+",
  )[0];
  stamp.remove();
  console.error("Setting up: installing the packages that pnpm-lock.yaml names.");
  return install([npm, "exec", "--yes", "--", manager, "install", "--frozen-lockfile"], command).then(() => {
    if (!paths.workspaceNode())
      throw new Error(
        "The packages are installed, but node_modules/node holds no program. Delete node_modules and repeat `" +
          asTyped(command) +
          "`.",
      );
    stamp.write();
  });
}

/**
 * @param {string[]} args
 * @param {string[]} command
 * @returns {Promise<void>}
 */
function install(args, command) {
  const verbose = command.indexOf("--verbose") >= 0;
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000) + " s";
  return new Promise((resolve, reject) => {
    const child = childProcess.spawn(process.execPath, args, {
      cwd: paths.root,
      env: Object.assign({}, process.env, settings),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        output += text;
        if (verbose) process.stderr.write(text);
      });
    }
    const heartbeat = setInterval(() => console.error("Still setting up, after " + seconds() + "."), 10000);
    child.on("error", (error) => {
      clearInterval(heartbeat);
      reject(error);
    });
    child.on("close", (code) => {
      clearInterval(heartbeat);
      if (code === 0) {
        console.error("Set up in " + seconds() + ".");
        resolve();
      } else if (unreachable.test(output)) {
        reject(
          new Error(
            "The packages could not be downloaded. Check the network connection and the registry that npm is set to, then repeat `" +
              asTyped(command) +
              "`.",
          ),
        );
      } else {
        if (!verbose) process.stderr.write(output);
        reject(
          new Error(
            "The set-up failed: pnpm stopped with code " +
              code +
              ". Mend what it says above, then repeat `" +
              asTyped(command) +
              "`.",
          ),
        );
      }
    });
  });
}

/** @param {string[]} command */
function asTyped(command) {
  const args = command.slice(1);
  const script = command[0] === "test" ? "npm test" : "npm run " + command[0];
  return script + (args.length > 0 ? " -- " + args.join(" ") : "");
}

module.exports = { setUp };
