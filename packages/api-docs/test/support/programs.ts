import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** Addresses that a program may call, each with where its requests go instead. */
export type Targets = (readonly [address: string, target: string])[];

/** Sends what goes to one of the addresses to its target, and what goes elsewhere to a stateful mock, or to this machine. */
const driver = (targets: Targets, providers: string[], files: string[]) => `
import { mockFetch } from "@demarc/mock";
const targets = ${JSON.stringify(targets)};
const send = globalThis.fetch;
let mocks = [];
let calls = 0;
globalThis.fetch = async (...args) => {
  calls++;
  const request = new Request(...args);
  const found = targets.find(([address]) => request.url.startsWith(address));
  if (found) {
    const body = await request.text();
    const url = found[1] + request.url.slice(found[0].length);
    return send(url, { method: request.method, headers: request.headers, ...(body && { body }) });
  }
  if (request.url.startsWith("http://127.0.0.1:")) return send(request);
  for (const mock of mocks) {
    const answer = await mock(request.clone()).catch((error) => {
      if (!/is no address of/.test(error.message)) throw error;
    });
    if (answer) return answer;
  }
  throw new Error("The program calls " + request.url);
};
const results = [];
for (const file of ${JSON.stringify(files)}) {
  mocks = ${JSON.stringify(providers)}.map((name) => mockFetch(name, { stateful: true }));
  calls = 0;
  for (const level of ["log", "debug", "warn"]) console[level] = () => {};
  const error = await import("./" + file).then(() => undefined, String);
  results.push(error ?? (calls > 0 ? "called" : "called nothing"));
}
process.stdout.write(JSON.stringify(results));
`;

/** Runs programs one after the other in a process of their own, each with fresh mocks, and says what became of each. */
export async function runPrograms(
  folder: string,
  files: string[],
  targets: Targets,
  providers: string[],
): Promise<string[]> {
  const program = join(folder, `run-${files[0]?.replace(".ts", "")}.mjs`);
  writeFileSync(program, driver(targets, providers, files));
  // What programs read from the environment.
  const names = files.flatMap(
    (file) => readFileSync(join(folder, file), "utf8").match(/(?<=process\.env\[")\w+/g) ?? [],
  );
  const env = { ...process.env, ...Object.fromEntries(names.map((name) => [name, "any"])) };
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env });
  return JSON.parse(stdout) as string[];
}
