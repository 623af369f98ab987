import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bundle } from "@demarc/bench/bundle";
import { chromium as browserType } from "playwright-core";
import { summary, type Cell } from "../cell.ts";

const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** A page of another origin than the mocks', so that the browser asks them first (CORS). */
export const chromium: Cell = {
  name: "Chromium, headless",
  async run({ folder, urls }) {
    const script = await bundle('export * from "./calls.js"', folder);
    const server = createServer(({ url }, response) => {
      if (url === "/calls.js") response.writeHead(200, { "content-type": "text/javascript" }).end(script);
      else response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Consumer</title>");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // In a container, where this mostly runs, root has no sandbox.
    const browser = await browserType.launch({ executablePath, args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const printed = await page.evaluate<string>(
        `import("/calls.js").then(({ calls }) => calls(${JSON.stringify(urls)})).then(JSON.stringify)`,
      );
      return `${summary(printed)}, version ${browser.version()}`;
    } finally {
      await browser.close();
      server.close();
    }
  },
};
