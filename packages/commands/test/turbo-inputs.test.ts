import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { Copy } from "./support/copy.ts";

const copy = new Copy();
afterAll(() => copy.remove());

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

const generated = ["audiocodes-live", "cloudlx", "enswitch"].flatMap((name) => [
  `${name}#generate`,
  `${name}#generate:check`,
]);

describe("what has to run again", () => {
  test("after one spec was edited: what is generated from it, and the contract tests of that provider", async () => {
    expect(await changedBy("specs/cloudlx/paths/customers.yaml", /generate|contract$/)).toEqual([
      "cloudlx#generate",
      "cloudlx#generate:check",
      "contract-cloudlx#contract",
    ]);
  });

  test.each(["packages/codegen/src/generate.ts", "packages/spec/src/bundle.ts"])(
    "after %s was edited: all that is generated",
    async (file) => {
      expect(await changedBy(file, /generate/)).toEqual(generated);
    },
  );

  test("after what all clients share was edited: their types, tests and contract tests, and nothing that is generated", async () => {
    expect(await changedBy("packages/client-core/src/index.ts", /cloudlx|enswitch/)).toEqual([
      "cloudlx#test",
      "cloudlx#typecheck",
      "contract-cloudlx#contract",
      "contract-cloudlx#test",
      "contract-cloudlx#typecheck",
      "contract-enswitch#contract",
      "contract-enswitch#test",
      "contract-enswitch#typecheck",
      "enswitch#test",
      "enswitch#typecheck",
    ]);
  });

  test("after a generated file was edited by hand: the check of its freshness", async () => {
    expect(await changedBy("packages/enswitch/src/generated/types.ts", /generate/)).toEqual([
      "enswitch#generate:check",
    ]);
  });

  test.each([
    ["specs/enswitch/errata.yaml", ["spec-lint#lint"]],
    ["redocly.yaml", ["//#lint:unused", "spec-lint#lint"]],
    ["knip.jsonc", ["//#lint:format", "//#lint:unused"]],
    ["packages/mock/package.json", ["//#lint:unused"]],
    ["packages/enswitch/src/index.ts", lints.map((name) => `//#${name}`)],
  ])("after %s was edited: the lints %j", async (file, names) => {
    expect(await changedBy(file, /#lint/)).toEqual(names);
  });

  test("after the compiler's options were edited: everything", async () => {
    expect(await changedBy("tsconfig.base.json", /./)).toEqual(Object.keys(before).toSorted());
  });
});

test("each provider's tasks look at its own spec and at no other", async () => {
  for (const provider of ["audiocodes-live", "cloudlx", "enswitch"]) {
    for (const folder of [`packages/${provider}`, `contract-tests/${provider}`]) {
      const named = [...copy.read(`${folder}/turbo.json`).matchAll(/specs\/([\w-]+)/g)].map(([, name]) => name);
      expect(new Set(named), folder).toEqual(new Set([provider]));
    }
  }
});
