import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { loadDocument } from "@demarc/spec";
import { stringify } from "yaml";
import { addEntries, freePort } from "./entries.ts";
import { takenDocument } from "./taken.ts";
import { writeTemplate } from "./template.ts";
import { unfilled } from "./unfilled.ts";

const usage = `npm run new-provider -- <name> --from <page or OpenAPI file>
npm run new-provider -- --check <name…>

Makes specs/<name>, packages/<name> and contract-tests/<name>, and adds the provider to README.md, .env.example,
live-run.yml and the lockfile. From an OpenAPI file of 3.0 or 3.1 the operations are taken; a page, by its address or
title, is recorded as the source. --check lists what a person has to fill in, and ends with 1 where that is anything.`;

/**
 * `new-provider`: makes a provider, or lists what is left to do for one.
 *
 * @returns the exit code: 2 where the arguments make no sense
 */
export async function main(args: string[], root: string, print: (line: string) => void): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { from: { type: "string" }, check: { type: "boolean" }, help: { type: "boolean" } },
      allowPositionals: true,
    });
    if (values.help) {
      print(usage);
      return 0;
    }
    if (values.check) return await check(root, positionals, print);
    const [name, ...more] = positionals;
    if (name === undefined || !values.from || more.length > 0) throw new Error(usage);
    await make(root, name, values.from);
    print(`Made specs/${name}, packages/${name} and contract-tests/${name}. What is left to do:\n`);
    await check(root, [name], print);
    return 0;
  } catch (error) {
    print((error as Error).message);
    return 2;
  }
}

async function check(root: string, names: string[], print: (line: string) => void): Promise<number> {
  const unknown = names.find((name) => !existsSync(join(root, "specs", name)));
  if (names.length === 0 || unknown !== undefined)
    throw new Error(unknown === undefined ? usage : `There is no provider "${unknown}": no folder specs/${unknown}.`);
  const lines = (await Promise.all(names.map((name) => unfilled(root, name)))).flat();
  for (const line of lines) print(line);
  print(lines.length === 0 ? "Nothing is left to fill in." : `${lines.length} left to fill in.`);
  return lines.length === 0 ? 0 : 1;
}

async function make(root: string, name: string, from: string): Promise<void> {
  if (!/^[a-z][a-z\d]*(-[a-z\d]+)*$/.test(name))
    throw new Error(`A provider is called in small letters, digits and hyphens, not "${name}".`);
  const taken = ["specs", "packages", "contract-tests"].find((folder) => existsSync(join(root, folder, name)));
  if (taken) throw new Error(`${taken}/${name} is there already. Choose another name.`);
  const isDocument = existsSync(from) && /\.(ya?ml|json)$/i.test(from);
  const document = isDocument ? takenDocument(await loadDocument(from), basename(from)) : undefined;
  // Several, or none: live.yaml says where they are to be written down.
  const [credential, ...more] = Object.keys(document?.security?.[0] ?? {}).filter((scheme) =>
    /^[a-z]\w*$/i.test(scheme),
  );
  writeTemplate(root, name, freePort(root), more.length === 0 ? credential : undefined);
  const file = join(root, "specs", name, "openapi.yaml");
  const page = () => readFileSync(file, "utf8").replace("title: The page", () => `title: ${JSON.stringify(from)}`);
  writeFileSync(file, document ? stringify(document, { lineWidth: 120, aliasDuplicateObjects: false }) : page());
  const readme = join(root, "specs", name, "README.md");
  writeFileSync(
    readme,
    readFileSync(readme, "utf8").replace("| The page |", () => `| ${isDocument ? basename(from) : from} |`),
  );
  addEntries(root, name);
}
