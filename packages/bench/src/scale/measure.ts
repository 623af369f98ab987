import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { main } from "@demarc/new-provider";
import { Workspace } from "@demarc/new-provider/fixtures";
import { parse, stringify } from "yaml";

export interface Run {
  seconds: number;
  /** The time of all processors, which says more where a machine has other work. */
  cpu: number;
  /** The most memory that all its processes had at once, in MB. */
  megabytes: number;
}

export interface Scale {
  providers: number;
  operations: number;
  generate: Run;
  cold: Run;
  /** The same again, where nothing has changed. */
  warm: Run;
  /** After one document was edited: its client generated, and all contract tests. */
  edit: Run;
}

/** Five operations of each of ten kinds. */
const kinds = 10;

function largeDocument(): object {
  const things = readFileSync(new URL("things.yaml", import.meta.url), "utf8");
  const paths = Array.from({ length: kinds }, (_, index) => things.replaceAll("Thing", `Thing${index + 1}`));
  return {
    openapi: "3.1.0",
    info: { title: "A large API", version: "1.0.0" },
    servers: [{ url: "https://api.large.example" }],
    security: [{ accessToken: [] }],
    paths: Object.assign({}, ...paths.map((text) => parse(text, { merge: true }) as object)) as object,
    components: { securitySchemes: { accessToken: { type: "http", scheme: "bearer" } } },
  };
}

/** Makes a workspace with so many more providers, and measures their contract tests. Throws where one fails. */
export async function measureScale(providers: number): Promise<Scale> {
  const workspace = new Workspace();
  try {
    const names = Array.from({ length: providers }, (_, index) => `scale-${index + 1}`);
    const document = workspace.path("large.yaml");
    writeFileSync(document, stringify(largeDocument(), { aliasDuplicateObjects: false }));
    for (const name of names) {
      await main([name, "--from", document], workspace.root, () => {});
      for (const place of ["packages", "contract-tests"]) workspace.install(`${place}/${name}`);
    }
    workspace.commit();
    const generate = await measure(workspace, "generate", names);
    const cold = await measure(workspace, "contract", names);
    const warm = await measure(workspace, "contract", names);
    workspace.change("specs/scale-1/openapi.yaml", "title: A large API", "title: A larger API");
    const again = await measure(workspace, "generate", names);
    const edited = await measure(workspace, "contract", names);
    const edit = {
      seconds: again.seconds + edited.seconds,
      cpu: again.cpu + edited.cpu,
      megabytes: Math.max(again.megabytes, edited.megabytes),
    };
    return { providers, operations: providers * kinds * 5, generate, cold, warm, edit };
  } finally {
    workspace.remove();
  }
}

async function measure(workspace: Workspace, command: string, names: string[]): Promise<Run> {
  const began = performance.now();
  const args = [process.execPath, "packages/commands/src/main.ts", command, ...names];
  const child = workspace.start(workspace.root, ["-c", 'TIMEFORMAT="cpu %U %S"; time "$0" "$@"', ...args], "bash");
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += String(text)));
  let megabytes = 0;
  const sampler = setInterval(() => (megabytes = Math.max(megabytes, memoryOf(child.pid ?? 0))), 500);
  const [code] = (await once(child, "close").finally(() => clearInterval(sampler))) as [number | null];
  // Coverage is not whole: nobody has written examples of everything. What fails otherwise is no figure.
  const failed = output.split("\n").filter((line) => /wrote no report|cannot|Error:/.test(line));
  if (failed.length > 0 || (command !== "contract" && code !== 0)) throw new Error(output.slice(-2000));
  const [, user, system] = /^cpu (\S+) (\S+)$/m.exec(output) ?? [];
  return { seconds: (performance.now() - began) / 1000, cpu: Number(user) + Number(system), megabytes };
}

/** The memory of all processes of a session, what they share counted once. */
function memoryOf(session: number): number {
  try {
    const sizes = execFileSync("ps", ["-o", "pss=", "-s", String(session)], { encoding: "utf8" });
    return Math.round(sizes.split("\n").reduce((sum, size) => sum + Number(size), 0) / 1024);
  } catch {
    return 0;
  }
}
