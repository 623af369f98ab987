// Runs commands one after the other in one process, which loads everything once. Started by commands.ts.
import { main } from "../../src/main.ts";

/** What to run, and with which variables in addition to those of the process; or to end. */
export type Order = { args: string[]; env: Record<string, string> } | "end";

process.on("message", async (order: Order) => {
  if (order === "end") return process.disconnect();
  const before = { ...process.env };
  const printed = { stdout: "", stderr: "" };
  const restore = [capture("stdout"), capture("stderr")];
  Object.assign(process.env, order.env);
  const code = await main(order.args);
  for (const write of restore) write();
  // A command adds what a file of variables names.
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  process.send?.({ code, ...printed });

  function capture(name: "stdout" | "stderr"): () => void {
    const stream = process[name];
    const { write } = stream;
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
      printed[name] += String(chunk);
      const done = rest.at(-1);
      if (typeof done === "function") done();
      return true;
    };
    return () => void (stream.write = write);
  }
});
