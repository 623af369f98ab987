import { configurationOf, contractProxy, loadProviderSpec, type ProxyEvent } from "@demarc/contract-live";
import { serve } from "@demarc/mock";
import { readArguments, UsageError, type Help } from "./arguments.ts";
import { loadLive, readEnvironment } from "./live/providers.ts";
import { isPortTaken, mockPorts } from "./ports.ts";
import { paint, untilSignal } from "./terminal.ts";

const help: Help = {
  script: "run proxy",
  text: "Stands between an application and the live provider, hands everything on unchanged, and says what is not as documented. The application brings its own credentials, which are not printed. Ctrl-C stops it.",
  options: {
    port: { type: "string", help: "the port, instead of the mock's plus 100" },
    env: { type: "string", help: "the file of variables, instead of .env" },
  },
  providers: true,
};

/** `npm run proxy -- <provider>` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const { providers, named, values } = parsed;
  const [provider] = providers;
  if (!named || !provider || providers.length > 1)
    throw new UsageError("`npm run proxy` takes one provider: an application talks to one at a time.");
  const definition = await loadLive(provider);
  const env = readEnvironment(values["env"] as string | undefined);
  const [variable = ""] = definition.required;
  const upstream = env[variable];
  if (!upstream) throw new UsageError(`${provider} is not configured. The proxy needs ${variable}.`);
  // Made once, so that an address that credentials must not go to is refused before anybody sends any.
  const placeholders = definition.variables.map(({ name }) => [name, env[name] || "placeholder"]);
  const connected = configurationOf(definition, env).complete
    ? definition.connect(env)
    : { ...definition.connect(Object.fromEntries(placeholders)), baseUrl: upstream };
  definition.clientUnderTest.createClient(connected);

  const port = Number(values["port"] ?? (mockPorts().get(provider) ?? 0) + 100);
  if (!Number.isInteger(port)) throw new UsageError(`--port must be a whole number, not "${values["port"]}".`);
  const proxy = contractProxy(await loadProviderSpec(provider), upstream, print);
  const served = await serve(proxy, { port }).catch((error: unknown) => {
    if (isPortTaken(error)) throw new UsageError(`Port ${port} is taken. Give another with \`-- --port\`.`);
    throw error;
  });
  console.log(
    `${provider}: give your application ${served.origin} as the base URL. It goes on to ${new URL(upstream).origin}. Ctrl-C stops the proxy.`,
  );
  await untilSignal();
  await served.stop();
  return 0;
}

function print({ method, path, status, findings }: ProxyEvent): void {
  const broken = findings.some(({ grade }) => grade === "breaking");
  console.log(
    `${broken ? paint("red", "✗") : "·"} ${method} ${path ?? "(not in the document)"}  ${status ?? "no answer"}`,
  );
  for (const { grade, pointer, expected, found, rows, specPointer } of findings) {
    console.log(
      `    ${grade} ${pointer}: expected ${expected}, found ${found}${rows ? `, in ${rows.affected} of ${rows.of} rows` : ""} (${specPointer})`,
    );
  }
}
