import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { listProviders } from "../src/workspace/workspace.ts";
import { Copy } from "./support/copy.ts";

const copy = new Copy();
afterAll(() => copy.remove());

const names = listProviders();
const [one = "", other = ""] = names;
const lints = ["lint:code", "lint:format", "lint:unused"];
const tasks = ["generate", "generate:check", "lint", ...lints, "typecheck", "test", "contract"];
const before = await copy.hashes(...tasks);

/** The tasks that turbo would run again after a line was added to a file, of those whose name matches. */
async function changedBy(file: string, among: RegExp): Promise<string[]> {
  const content = copy.read(file);
  copy.append(file, "\n");
  try {
    const after = await copy.hashes(...tasks);
    return Object.keys(after)
      .filter((name) => after[name] !== before[name] && among.test(name))
      .toSorted();
  } finally {
    writeFileSync(copy.path(file), content);
  }
}

/** Other packages whose tests read the documents of this repository: other people's tools, and what calls the clients. */
const readers = ["example", "interop", "release", "runtimes"];
const generated = names.flatMap((name) => [`${name}#generate`, `${name}#generate:check`]);

describe("what has to run again", () => {
  test("after one spec was edited: what is that provider's, and what reads all documents", async () => {
    expect(await changedBy(`specs/${one}/openapi.yaml`, /^(?!bench|api-docs)/)).toEqual(
      [
        `${one}#generate`,
        `${one}#generate:check`,
        `${one}#lint`,
        `contract-${one}#contract`,
        `contract-${one}#test`,
        ...readers.map((name) => `${name}#test`),
      ].toSorted(),
    );
  });

  test.each(["packages/codegen/src/generate.ts", "packages/spec/src/bundle.ts"])(
    "after %s was edited: all that is generated",
    async (file) => {
      expect(await changedBy(file, /generate/)).toEqual(generated);
    },
  );

  test("after what all clients share was edited: their types, tests and contract tests, and nothing that is generated", async () => {
    expect(await changedBy("packages/client-core/src/index.ts", new RegExp(`(^|-)(${one}|${other})#`))).toEqual(
      [one, other]
        .flatMap((name) => [
          `${name}#test`,
          `${name}#typecheck`,
          `contract-${name}#contract`,
          `contract-${name}#test`,
          `contract-${name}#typecheck`,
        ])
        .toSorted(),
    );
  });

  test("after a generated file was edited by hand: the check of its freshness", async () => {
    expect(await changedBy(`packages/${one}/src/generated/types.ts`, /generate/)).toEqual([`${one}#generate:check`]);
  });

  test.each([
    [`specs/${one}/errata.yaml`, [`${one}#lint`]],
    ["redocly.yaml", ["//#lint:unused", ...names.map((name) => `${name}#lint`)]],
    ["knip.jsonc", ["//#lint:format", "//#lint:unused"]],
    ["packages/mock/package.json", ["//#lint:unused"]],
    [`packages/${one}/src/index.ts`, [...lints.map((name) => `//#${name}`), `${one}#lint`]],
  ])("after %s was edited: the lints %j", async (file, linted) => {
    expect(await changedBy(file, /#lint/)).toEqual(linted.toSorted());
  });

  test("after the compiler's options were edited: everything", async () => {
    expect(await changedBy("tsconfig.base.json", /./)).toEqual(Object.keys(before).toSorted());
  });
});

test("each provider's tasks look at its own spec and at no other", async () => {
  for (const provider of names) {
    for (const folder of [`packages/${provider}`, `contract-tests/${provider}`]) {
      const named = [...copy.read(`${folder}/turbo.json`).matchAll(/specs\/([\w-]+)/g)].map(([, name]) => name);
      expect(new Set(named), folder).toEqual(new Set([provider]));
    }
  }
});
