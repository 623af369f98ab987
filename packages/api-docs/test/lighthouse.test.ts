import lighthouse from "lighthouse";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

const port = 9333;
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      `--remote-debugging-port=${port}`,
      "--disable-background-networking",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
});
afterAll(() => browser.close());

// Again, because a machine that is busy with something else shows everything later; a page that is slow is slow each time.
test(
  "the front page scores at least 95 and shows its first content soon on a throttled connection",
  { retry: 2 },
  async () => {
    // A phone on a slow 4G line, as Lighthouse has it. The local address, because a page without TLS elsewhere loses marks.
    const result = await lighthouse(inject("local"), {
      port,
      output: "json",
      logLevel: "error",
      onlyCategories: ["performance", "accessibility", "best-practices"],
    });
    const scores = Object.fromEntries(
      Object.entries(result?.lhr.categories ?? {}).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]),
    );
    const first = result?.lhr.audits["first-contentful-paint"]?.numericValue ?? Number.POSITIVE_INFINITY;
    console.log(`Lighthouse: ${JSON.stringify(scores)}, first content after ${Math.round(first)} ms`);
    expect(Object.keys(scores)).toHaveLength(3);
    expect(Object.entries(scores).filter(([, score]) => score < 95)).toEqual([]);
    // The aim is a second, which a quiet machine shows. Lighthouse reckons from how fast the machine itself is at the
    // moment, so on two shared cores the same page comes out at up to 1.15.
    expect(first).toBeLessThan(1_500);
  },
);
