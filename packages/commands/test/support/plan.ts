import { join } from "node:path";
import { root } from "../../src/workspace/workspace.ts";
import { plainEnvironment, run } from "./process.ts";

interface Task {
  taskId: string;
  task: string;
  hash: string;
  command: string;
  directory: string;
  inputs: Record<string, string>;
  dependencies: string[];
}

/** What turbo would run in a workspace, and what decides whether it has to. */
export class Plan {
  readonly #tasks: Map<string, Task>;
  readonly #everywhere: string[];
  /** Those that do something. */
  readonly #wanted: Task[];

  constructor(tasks: Task[], everywhere: string[], names: string[]) {
    this.#tasks = new Map(tasks.map((task) => [task.taskId, task]));
    this.#everywhere = everywhere;
    this.#wanted = tasks.filter(({ task, command }) => names.includes(task) && command !== "<NONEXISTENT>");
  }

  /** The hash of each task, by `package#task`: what it takes for the same has the same. */
  hashes(): Record<string, string> {
    return Object.fromEntries(this.#wanted.map(({ taskId, hash }) => [shown(taskId), hash]));
  }

  /** The tasks that have a file among their inputs, or among those of a task that they depend on. */
  of(file: string): string[] {
    const known = new Map<string, boolean>();
    const reads = (id: string): boolean => {
      const task = this.#tasks.get(id);
      if (!task || known.has(id)) return known.get(id) ?? false;
      const own = Object.keys(task.inputs).some((input) => join(task.directory, input) === file);
      known.set(id, own || task.dependencies.some(reads));
      return known.get(id) ?? false;
    };
    const all = this.#everywhere.includes(file);
    return this.#wanted.flatMap(({ taskId }) => (all || reads(taskId) ? [shown(taskId)] : [])).toSorted();
  }
}

const shown = (taskId: string) => taskId.replace("@demarc/", "");

/** Asks turbo what it would run. */
export async function planOf(cwd: string, names: string[], environment: Record<string, string> = {}): Promise<Plan> {
  const args = [join(root, "node_modules/turbo/bin/turbo"), "run", ...names, "--dry=json"];
  const { stdout, stderr } = await run(args, { cwd, env: plainEnvironment(environment) });
  if (!stdout.startsWith("{")) throw new Error(`turbo made no plan: ${stderr}`);
  const { tasks, globalCacheInputs } = JSON.parse(stdout) as { tasks: Task[]; globalCacheInputs: { files: object } };
  return new Plan(tasks, Object.keys(globalCacheInputs.files), names);
}
