import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test, vi } from "vitest";
import { run } from "../src/cli.ts";
import { base, publicHost } from "./support/site.ts";

const folder = inject("folder");
const read = (file: string) => readFileSync(join(folder, file), "utf8");

describe("the server", () => {
  const file = join(folder, "rebuilt.txt");
  afterAll(() => rmSync(file));

  test("sends a file as it is now, after a new build changed its length", async () => {
    for (const text of ["the first build", "the second one, longer", "short"]) {
      writeFileSync(file, text);
      expect(await (await fetch(`${inject("local")}rebuilt.txt`)).text()).toBe(text);
    }
  });

  test("answers 404 with a page of the site", async () => {
    const answer = await fetch(`${inject("local")}no/such/page/`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(`href="${base}cloudlx/"`);
  });
});

describe("the command", () => {
  test.each([
    [["serve", "--foo"], "Unknown option '--foo'."],
    [["serve", "cloudlx"], 'Unknown argument "cloudlx".'],
    [["serve", "--port", "many"], '--port must be a whole number, not "many".'],
    [["build", "--site", "example"], '--site must be an address such as https://docs.example.com, not "example".'],
  ])("refuses %j before anything is built, and says how it is called", async (args, reason) => {
    const error = vi.spyOn(console, "error").mockImplementation(() => {});
    expect(await run(args)).toBe(2);
    expect(error.mock.lastCall).toEqual([expect.stringMatching(/^[^]*\n\nnpm run docs -- /)]);
    expect(error.mock.lastCall?.[0]).toContain(reason);
    error.mockRestore();
  });
});

describe("the head of every page", () => {
  const files = globSync("**/*.html", { cwd: folder }).filter((file) => file !== "404.html");

  test("names its one address, a picture to share and an icon", () => {
    for (const path of files.filter((each) => !each.startsWith("contract/report/"))) {
      const [head = ""] = read(path).split("</head>");
      const address = `https://${publicHost}${base}${path.replace("index.html", "")}`;
      expect(head, path).toMatch(new RegExp(`<link rel="canonical" href="${address}"`));
      expect(head, path).toMatch(/<link rel="(shortcut )?icon" href="\/reference\/favicon.svg"/);
      if (!path.includes("/redoc/")) expect(head, path).toContain(`content="https://${publicHost}${base}og.png"`);
    }
    expect(existsSync(join(folder, "og.png"))).toBe(true);
    expect(read("contract/report/index.html")).toContain('<link rel="icon" href="data:image/svg+xml,');
  });

  test("and the sitemap names every page that is written in Markdown", () => {
    const listed = [...read("sitemap-0.xml").matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
    const written = files.filter((file) => !/\/(redoc|report)\//.test(file));
    const address = (file: string) => `https://${publicHost}${base}${file.replace("index.html", "")}`;
    expect(listed.toSorted()).toEqual(written.map(address).toSorted());
  });
});
