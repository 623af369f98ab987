import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { bundle } from "@demarc/bench/bundle";
import { summary, type Cell } from "../src/cell.ts";
import { tool } from "../src/tools.ts";

/** playwright-core, which drives a Chromium that is installed already. */
const version = "1.65.1";
const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

interface Playwright {
  chromium: {
    launch(options: object): Promise<{
      version(): string;
      newPage(): Promise<{ goto(url: string): Promise<unknown>; evaluate(script: string): Promise<string> }>;
      close(): Promise<void>;
    }>;
  };
}

/** A page of another origin than the mocks', so that the browser asks them first (CORS). */
export const chromium: Cell = {
  name: "Chromium, headless",
  async run({ folder, urls }) {
    const module = await bundle('export * from "./calls.js"', folder);
    const server = createServer(({ url }, response) => {
      const script = url === "/calls.js";
      response
        .writeHead(200, { "content-type": script ? "text/javascript" : "text/html" })
        .end(script ? module : "<!doctype html><title>Consumer</title>");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const require = createRequire(join(await tool("playwright-core", version), "index.js"));
    // In a container, where this mostly runs, root has no sandbox.
    const browser = await (require("playwright-core") as Playwright).chromium.launch({
      executablePath,
      args: ["--no-sandbox"],
    });
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const printed = await page.evaluate(
        `import("/calls.js").then(({ calls }) => calls(${JSON.stringify(urls)})).then(JSON.stringify)`,
      );
      return `${summary(printed)}, version ${browser.version()}`;
    } finally {
      await browser.close();
      server.close();
    }
  },
};
