import { parseArgs } from "node:util";
import { loadProvider } from "../providers/providers.ts";
import { repositoryProviders } from "../providers/repository.ts";
import { mockOptions } from "./options.ts";
import { driftLines, serveMocks } from "./serve-mocks.ts";

/** `npx @demarc/mock [provider…] [option…]` */
export async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ...mockOptions, help: { type: "boolean" } },
  });
  const known = Object.keys(await repositoryProviders());
  if (values.help) {
    const lines = Object.entries(mockOptions).map(
      ([name, { type, help }]) => `  ${(type === "string" ? `--${name} <value>` : `--${name}`).padEnd(22)} ${help}`,
    );
    console.log(
      ["demarc-mock [provider…] [option…]", "", `Providers: ${known.join(", ")}. Without one: all.`, "", ...lines].join(
        "\n",
      ),
    );
    return;
  }
  const providers = positionals.length > 0 ? [...new Set(positionals)] : known;
  for (const provider of providers) await loadProvider(provider);
  if (values.drifts) return console.log((await driftLines(providers)).join("\n"));
  const entries = Object.entries(values);
  const stopped = new Promise((resolve) => ["SIGINT", "SIGTERM"].forEach((signal) => process.once(signal, resolve)));
  const mocks = await serveMocks(
    providers,
    {
      flags: new Set(entries.flatMap(([name, value]) => (value === true ? [name] : []))),
      texts: Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))),
    },
    console.log,
  );
  for (const { title, command } of mocks.lines) console.log(`\n${title}\n${command}`);
  console.log("\nThe mocks are running. Ctrl-C stops them.\n");
  await stopped;
  await mocks.stop();
}
