import { chromium, type BrowserServer, type LaunchOptions } from "playwright-core";
import { publicHost } from "./site.ts";

/** Debian's chromium, or the one named by CHROMIUM_PATH, which reaches this machine alone. */
export const launchOptions: LaunchOptions = {
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    `--host-resolver-rules=MAP ${publicHost} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
  ],
};

/** Starts the browser that all test files share. */
export function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer(launchOptions);
}
