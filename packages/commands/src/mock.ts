import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listOperations, loadSpec } from "@demarc/spec";
import { readArguments, UsageError, type Help } from "./arguments.ts";
import { curlCommand } from "./curl.ts";
import { isTaken, mockHost, mockPorts } from "./ports.ts";
import { startPrism, type Mock } from "./prism.ts";
import { paint } from "./terminal.ts";

const help: Help = {
  script: "run mock",
  text: "Serves the specs with Prism, each provider on a port of its own, and prints a curl line for each operation. Ctrl-C stops it.",
  options: { "port-offset": { type: "string", help: "add this to each port, where one is taken" } },
  providers: true,
};

/** `npm run mock -- [provider…]` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const { providers, values } = parsed;
  const offset = Number(values["port-offset"] ?? 0);
  if (!Number.isInteger(offset))
    throw new UsageError(`--port-offset takes a whole number, not "${values["port-offset"]}".`);
  const ports = mockPorts();
  const chosen = providers.map((provider) => ({ provider, port: (ports.get(provider) ?? 0) + offset }));
  for (const { provider, port } of chosen) {
    if (await isTaken(port)) {
      console.error(
        `Port ${port} is taken, which is the one of ${provider}'s mock. Stop the program that listens there, or add \`-- --port-offset 100\`.`,
      );
      return 1;
    }
  }
  const folder = mkdtempSync(join(tmpdir(), "demarc-mock-"));
  try {
    return await serve(chosen, folder, values["verbose"] === true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Serves until a signal comes or one of the mocks ends by itself. */
async function serve(chosen: { provider: string; port: number }[], folder: string, verbose: boolean): Promise<number> {
  const mocks: Mock[] = [];
  const signalled = new Promise<"signal">((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve("signal"));
  });
  try {
    const specs = await Promise.all(
      chosen.map(async ({ provider, port }) => ({ port, ...(await loadSpec(provider)) })),
    );
    for (const { provider, port, document } of specs) {
      const file = join(folder, `${provider}.json`);
      writeFileSync(file, JSON.stringify(document));
      mocks.push(startPrism({ provider, file, port, verbose, log: console.log }));
    }
    const started = await Promise.race([signalled, Promise.all(mocks.map(({ ready }) => ready))]);
    if (started === "signal") return 0;
    for (const { provider, port, document } of specs) {
      for (const operation of listOperations(document)) {
        console.log(
          `\n${paint("bold", `${provider} ${operation.operationId}`)}\n${curlCommand(document, operation, `http://${mockHost}:${port}`)}`,
        );
      }
    }
    console.log("\nThe mocks are running. Ctrl-C stops them.\n");
    const ending = await Promise.race([signalled, ...mocks.map(({ provider, ended }) => ended.then(() => provider))]);
    if (ending === "signal") return 0;
    console.error(
      `The mock of ${ending} has stopped by itself, so the others are stopped too. Start again with --verbose to see what Prism says.`,
    );
    return 1;
  } finally {
    for (const mock of mocks) mock.stop();
    await Promise.all(mocks.map(({ ended }) => ended));
  }
}
