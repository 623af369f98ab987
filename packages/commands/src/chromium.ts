/** Where the browser is that pages are looked at with: Debian's, or the one that CHROMIUM_PATH names. */
export const chromium = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
