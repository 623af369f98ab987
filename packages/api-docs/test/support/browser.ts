import { chromium, type Browser, type Page } from "playwright-core";

/** A name that looks public, so that whatever spares localhost shows itself; it leads to this machine. */
export const publicHost = "docs.example.com";

/** Debian's chromium, or the one named by CHROMIUM_PATH, which reaches this machine alone. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      `--host-resolver-rules=MAP ${publicHost} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
}

/** What a page did that it should not. */
export interface Watch {
  /** Requests to another origin than the site's, whether or not they came through. */
  outside: string[];
  /** Errors on the console, uncaught ones, and answers of 400 and above. */
  errors: string[];
}

/** Notes what a page asks for and complains of, from now on. */
export function watch(page: Page, origin: string): Watch {
  const seen: Watch = { outside: [], errors: [] };
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) seen.outside.push(url);
  });
  page.on(
    "response",
    (response) => response.status() >= 400 && seen.errors.push(`${response.status()} ${response.url()}`),
  );
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  page.on("pageerror", (error) => seen.errors.push(error.message));
  return seen;
}
