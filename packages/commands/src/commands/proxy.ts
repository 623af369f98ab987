import { configurationOf, contractProxy, loadProviderSpec, type ProxyEvent } from "@demarc/contract-live";
import { mockUrl, serve } from "@demarc/mock";
import { UsageError, wholeNumber, type Arguments } from "../command-line/arguments.ts";
import { shorten, terminalLine } from "@demarc/contract-report/text";
import { paint, untilSignal } from "../command-line/terminal.ts";
import { loadLive, readEnvironment } from "./live-providers.ts";
import { listProviders } from "../workspace/workspace.ts";

/** `npm run proxy -- <provider>` */
export async function run(parsed: Arguments): Promise<number> {
  const { providers, named, texts } = parsed;
  const [provider] = providers;
  if (!named || !provider || providers.length > 1)
    throw new UsageError(`\`npm run proxy\` takes one provider: ${listProviders().join(", ")}.`);
  const definition = await loadLive(provider);
  const env = readEnvironment(texts["env"]);
  const [variable = ""] = definition.required;
  const upstream = env[variable];
  if (!upstream) throw new UsageError(`${provider} is not configured. The proxy needs ${variable}.`);
  // Made once, so that an address that credentials must not go to is refused before anybody sends any.
  const placeholders = definition.variables.map(({ name }) => [name, env[name] || "placeholder"]);
  const connected = configurationOf(definition, env).complete
    ? definition.connect(env)
    : { ...definition.connect(Object.fromEntries(placeholders)), baseUrl: upstream };
  definition.clientUnderTest.createClient(connected);

  const port = wholeNumber(parsed, "port", Number(new URL(await mockUrl(provider)).port) + 100);
  const proxy = contractProxy(await loadProviderSpec(provider), upstream, print, {
    secrets: configurationOf(definition, env).secrets,
  });
  const stopped = untilSignal();
  const served = await serve(proxy, { port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    const advice = "Stop the program that listens on it, or add `-- --port <number>` to the command.";
    throw new Error(`Port ${port} is taken. ${advice}`, { cause: error });
  });
  console.log(
    `${provider}: use ${served.origin} as the base URL of your application. ` +
      `Requests go on to ${new URL(upstream).origin}. Ctrl-C stops the proxy.`,
  );
  await stopped;
  await served.stop();
  return 0;
}

function print({ method, path, status, findings }: ProxyEvent): void {
  const broken = findings.some(({ grade }) => grade === "breaking");
  const mark = broken ? paint("red", "✗") : "·";
  console.log(`${mark} ${terminalLine(method)} ${path ?? "(not in the document)"}  ${status ?? "no answer"}`);
  for (const { grade, pointer, expected, found, rows, specPointer } of findings) {
    const where = rows ? `, in ${rows.affected} of ${rows.of} rows` : "";
    const text = `${grade} ${pointer}: expected ${expected}, found ${found}${where} (${specPointer})`;
    console.log(`    ${terminalLine(shorten(text, 600))}`);
  }
}
