import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder, writeGenerated } from "./support/generated.ts";
import { documents, programs } from "./support/programs.ts";

// The compiler of the repository. The one that this package depends on is older, for its API.
const repository = fileURLToPath(new URL("../../..", import.meta.url));
const compiler = join(
  dirname(createRequire(join(repository, "package.json")).resolve("typescript/package.json")),
  "bin/tsc",
);

test("programs compile with what is generated for them where they use it as the document says, and otherwise not", async () => {
  const folder = temporaryFolder();
  for (const [name, document] of Object.entries(documents)) await writeGenerated(join(folder, name), document);
  for (const [index, [document, , code]] of programs.entries())
    writeFileSync(join(folder, `program-${index}.ts`), programOf(document, code));
  const found = compile(folder);
  // What is generated compiles, whatever is done with it.
  expect([...found].filter(([file]) => !file.startsWith("program-"))).toEqual([]);
  const results = programs.map(([, rule, , error], index) => {
    const errors = found.get(`program-${index}.ts`) ?? "compiles";
    return [rule, error?.test(errors) ? "does not compile, as it should" : errors];
  });
  const expected = programs.map(([, rule, , error]) => [rule, error ? "does not compile, as it should" : "compiles"]);
  expect(results).toEqual(expected);
}, 60_000);

function programOf(document: string, code: string): string {
  return [
    'import { isErrorOf, resultOf, type ClientOptions } from "@demarc/client-core";',
    `import * as api from "./${document}/index.ts";`,
    `import * as manifest from "./${document}/manifest.ts";`,
    `import { validation, type Validation } from "./${document}/validation.ts";`,
    "declare const client: api.ThingsClient;",
    "/** The literals of an open set, without the type that stands for any other value. */",
    "export type Offered<T> = T extends number ? (number extends T ? never : T) : never;",
    `export async function program(): Promise<void> {\n${code}\n}`,
    "export type Used = ClientOptions | typeof client | typeof manifest | typeof validation | Validation | typeof isErrorOf | typeof resultOf;",
  ].join("\n");
}

/** What the compiler says of each file of a folder that it refuses. */
function compile(folder: string): Map<string, string> {
  const options = { lib: ["ES2023", "DOM", "DOM.Iterable"], types: [] };
  const config = { extends: join(repository, "tsconfig.base.json"), compilerOptions: options, include: ["**/*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const errors = new Map<string, string>();
  for (const line of run(folder).split("\n")) {
    const [, file = "", error] = /^(\S+)\(\d+,\d+\): error (.*)$/.exec(line) ?? [];
    if (error) errors.set(file, `${errors.get(file) ?? ""}${error}\n`);
    // More of the same error.
    else if (line.startsWith(" ")) errors.set([...errors.keys()].at(-1) ?? "", [...errors.values()].at(-1) + line);
  }
  return errors;
}

function run(folder: string): string {
  try {
    return execFileSync(process.execPath, [compiler, "--pretty", "false", "-p", "."], {
      cwd: folder,
      encoding: "utf8",
    });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
