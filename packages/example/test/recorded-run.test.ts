import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { customers, servePlatforms } from "./support/platforms.ts";

const world = await servePlatforms();
afterAll(() => world.stop());

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const [, recorded = ""] = /^```console\n(.*?)^```$/ms.exec(readme) ?? [];
const prompt = /^\$ /m;

/** A command as a shell reads it: variables, `npm run customers --`, and arguments, some of them in quotes. */
function commandOf(line: string) {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
  const start = words.indexOf("--");
  const variables = words.slice(0, start).filter((word) => word.includes("="));
  return { env: Object.fromEntries(variables.map((word) => word.split("=", 2))), args: words.slice(start + 1) };
}

test("the README's recorded run is what the program prints", async () => {
  let replayed = "";
  for (const part of recorded.split(prompt).slice(1)) {
    const [, line = ""] = /^((?:.*\\\n)*.*)\n/.exec(part) ?? [];
    const { env, args } = commandOf(line.replaceAll("\\\n", " "));
    const { out, err } = await customers(args, { ...world.env, ...env });
    replayed += `$ ${line}\n${[out, err].filter(Boolean).join("\n")}\n`.replace(/\n\n$/, "\n");
  }
  expect(replayed).toBe(recorded);
  expect(replayed.split(prompt).length).toBeGreaterThan(8);
});
