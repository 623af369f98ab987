import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundleSpec } from "../src/bundle.ts";
import { listProviders, loadSpec, specsDirectory } from "../src/index.ts";
import { writeWhole } from "../src/write-whole.ts";

const [provider = ""] = listProviders();
const kept = join(specsDirectory, "..", "node_modules", ".cache", "demarc", `${provider}.json`);

test.each([
  ["another state of the folder", '{"from":"another","spec":{"provider":"stale"}}'],
  ["a file that is no JSON", '{"from":'],
])("a kept bundle is not used where it is %s", async (_, text) => {
  writeWhole(kept, text);
  expect(await loadSpec(provider)).toEqual(await bundleSpec(provider, specsDirectory));
  expect((JSON.parse(readFileSync(kept, "utf8")) as { spec: object }).spec).toEqual(await loadSpec(provider));
});

test("a bundle is made once for each state of the folder, and is nobody else's object", async () => {
  const first = await loadSpec(provider);
  const before = statSync(kept).mtimeMs;
  const second = await loadSpec(provider);
  expect(statSync(kept).mtimeMs).toBe(before);
  expect(second).toEqual(first);
  expect(second.document).not.toBe(first.document);
});
