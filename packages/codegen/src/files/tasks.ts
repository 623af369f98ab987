import type { Operation, Spec } from "@demarc/openapi";
import { functionName, pascalCase } from "../names.ts";
import { docComment, literal } from "../print.ts";

/** The functions that `x-task` declares: they wait for the end of a task; undefined where there are none. */
export function tasksFile({ provider }: Spec, operations: Operation[]): string | undefined {
  const types: string[] = [];
  const functions = operations.flatMap(({ operationId, object }) => {
    if (!object["x-task"]) return [];
    const { waiter, ...task } = object["x-task"];
    const name = functionName(operationId);
    const base = pascalCase(name);
    types.push(`${base}Args`, `${base}Result`);
    const text = `Waits for the end of a task by asking ${name} again and again.

@returns the last answer about the task, where it succeeded
@throws {TaskError} where it failed
@throws {TimeoutError} where it has not ended within \`limitMs\`: it goes on at the provider
@throws {AbortError} once the signal is aborted; the task goes on, too`;
    return [
      `${docComment(text)}export function ${waiter}(client: { ${name}(args: ${base}Args): Promise<${base}Result> }, args: ${base}Args & WaitOptions<${base}Result>) {
  const task = ${literal({ provider, operationId, ...task }, "  ")};
  return waitForEnd<${base}Result>({ call: client.${name} }, task, args);
}
`,
    ];
  });
  if (functions.length === 0) return undefined;
  return `import { waitForEnd, type WaitOptions } from "@demarc/client-core";
import type { ${types.join(", ")} } from "./operations.ts";

${functions.join("\n")}`;
}
