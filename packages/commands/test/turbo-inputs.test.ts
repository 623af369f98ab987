import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { listProviders, root } from "../src/workspace/workspace.ts";
import { Copy } from "./support/copy.ts";
import { planOf } from "./support/plan.ts";

const names = listProviders();
const [one = "", other = ""] = names;
const lints = ["lint:code", "lint:format", "lint:unused"];
const tasks = ["generate", "generate:check", "lint", ...lints, "typecheck", "test", "contract"];
const plan = await planOf(root, tasks);

/** The tasks that turbo would run again after a file was edited, of those whose name matches. */
const changedBy = (file: string, among: RegExp) => plan.of(file).filter((name) => among.test(name));

/** Other packages whose tests read the documents of this repository: other people's tools, and what calls the clients. */
const readers = ["example", "interop", "release", "runtimes"];
const generated = names.flatMap((name) => [`${name}#generate`, `${name}#generate:check`]);

describe("what has to run again", () => {
  test("after one spec was edited: what is that provider's, and what reads all documents", () => {
    expect(changedBy(`specs/${one}/openapi.yaml`, /^(?!bench|api-docs)/)).toEqual(
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
    (file) => {
      expect(changedBy(file, /generate/)).toEqual(generated);
    },
  );

  test("after what all clients share was edited: their types, tests and contract tests, and nothing that is generated", () => {
    expect(changedBy("packages/client-core/src/index.ts", new RegExp(`(^|-)(${one}|${other})#`))).toEqual(
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

  test("after a generated file was edited by hand: the check of its freshness", () => {
    expect(changedBy(`packages/${one}/src/generated/types.ts`, /generate:/)).toEqual([`${one}#generate:check`]);
  });

  test.each([
    [`specs/${one}/errata.yaml`, [`${one}#lint`]],
    ["redocly.yaml", ["//#lint:unused", ...names.map((name) => `${name}#lint`)]],
    ["knip.jsonc", ["//#lint:format", "//#lint:unused"]],
    ["packages/mock/package.json", ["//#lint:unused"]],
    [`packages/${one}/src/index.ts`, [...lints.map((name) => `//#${name}`), `${one}#lint`]],
  ])("after %s was edited: the lints %j", (file, linted) => {
    expect(changedBy(file, /#lint/)).toEqual(linted.toSorted());
  });

  test("after the compiler's options were edited: everything", () => {
    expect(changedBy("tsconfig.base.json", /./)).toEqual(Object.keys(plan.hashes()).toSorted());
  });
});

test("what turbo plans is what it goes by: other tasks have the hash that they had", async () => {
  const copy = new Copy();
  onTestFinished(() => copy.remove());
  const before = await copy.plan(...tasks);
  copy.append(`specs/${one}/openapi.yaml`, "\n");
  const after = (await copy.plan(...tasks)).hashes();
  const changed = Object.entries(before.hashes()).flatMap(([name, hash]) => (after[name] === hash ? [] : [name]));
  expect(changed.length).toBeGreaterThan(4);
  expect(before.of(`specs/${one}/openapi.yaml`)).toEqual(changed.toSorted());
});

test("each provider's tasks look at its own spec and at no other", () => {
  for (const provider of names) {
    for (const folder of [`packages/${provider}`, `contract-tests/${provider}`]) {
      const named = [...readFileSync(join(root, folder, "turbo.json"), "utf8").matchAll(/specs\/([\w-]+)/g)].map(
        ([, name]) => name,
      );
      expect(new Set(named), folder).toEqual(new Set([provider]));
    }
  }
});
