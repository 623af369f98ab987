import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { ProviderSpec } from "../model/provider-spec.ts";
import { configurationOf, optionsOf } from "../model/configuration.ts";
import { readData } from "../model/data-file.ts";
import type { LiveCheck, LiveContext, LiveProvider } from "../model/provider.ts";
import form from "./live.schema.json" with { type: "json" };
import { StepRun } from "./run-steps.ts";
import type { Step, Steps } from "./step.ts";

/** What only code can say of a provider. */
interface Code<Client extends object> extends Pick<LiveProvider<Client>, "clientUnderTest" | "tokenOrigin"> {
  /** The client's `accessToken` where none is given, from what the other variables hold. */
  token?(account: object): unknown;
}

/** The content of `live.yaml`. */
interface LiveFile extends Pick<
  LiveProvider,
  "provider" | "variables" | "required" | "credentials" | "permissionStatuses" | "limitedArguments" | "untried"
> {
  /** Where the rows of a list stand, where its `x-paging` does not say. */
  rows?: string;
  checks?: DeclaredCheck[];
  writes?: { warning: string; values?: Record<string, unknown>; steps: Steps };
}

interface DeclaredCheck {
  title: string;
  /** What `{name}` stands for: a row for each time that the steps are taken, one for each value of a list. */
  of?: Record<string, unknown>[];
  steps: Steps;
}

/**
 * A provider as its `live.yaml` declares it.
 *
 * @param folder where the file lies
 */
export function declaredLive<Client extends object>(
  folder: string,
  { token, ...code }: Code<Client>,
): LiveProvider<Client> {
  const { rows = "", checks = [], writes, ...rest } = readData<LiveFile>(join(folder, "live.yaml"), form);
  const take = (steps: Steps, context: LiveContext, values: Record<string, unknown> = {}) => {
    checkNames(steps, Object.keys(values), context.providerSpec);
    return new StepRun(context, rest.limitedArguments, rows, values).run(steps);
  };
  return {
    ...rest,
    ...code,
    connect(env) {
      const { provider, variables, required } = rest;
      const [address = ""] = required;
      const named = (names: readonly string[]) => optionsOf(provider, names, (name) => env[name]);
      const account = named(configurationOf(rest, env).credentials);
      const others = variables.flatMap(({ name, secret }) => (secret || !env[name] ? [] : [name]));
      const isComplete = !token || "accessToken" in account;
      return {
        baseUrl: env[address],
        ...(isComplete ? account : { accessToken: token({ ...named(others), ...account }) }),
      };
    },
    checks: checks.flatMap(eachCheck).map(({ title, takes }): LiveCheck => ({
      title,
      async run(context) {
        const found = [];
        for (const steps of takes) found.push(...(await take(steps, context)));
        return found;
      },
    })),
    ...(writes && {
      writes: {
        warning: writes.warning,
        run: (context) =>
          take(writes.steps, context, {
            prefix: context.prefix,
            time: new Date().toISOString().slice(0, 19).replaceAll(/[-:T]/g, ""),
            short: Date.now().toString(36),
            uuid: randomUUID(),
            ...writes.values,
          }),
      },
    }),
  };
}

/** Throws where steps name what there is not: they would say nothing, and pass. */
function checkNames(steps: Steps, values: readonly string[], { operations, spec: { provider } }: ProviderSpec): void {
  const missing = (what: string, name: string) =>
    new Error(`contract-tests/${provider}/live.yaml: there is no ${what} "${name}".`);
  const text = JSON.stringify(steps);
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name);
  const names = new Set([...operations.keys(), ...values, ...all(/"(?:as|row)":"([^"]+)"/g)]);
  for (const name of all(/"(?:\$|(?:call|seen|pages|counts|blame|frees)":")([\w-]+)/g))
    if (!names.has(name)) throw missing("operation, step or value", name);
  for (const { call, seen = call, pages = seen, ...step } of (steps as Step[]).flat(Infinity) as Step[]) {
    const parameters = operations.get(pages ?? "")?.parameters.map(({ node }) => node.name) ?? [];
    const documenting = step.blame === undefined ? step.by : undefined;
    const used = [documenting, step.parts, ...(step.filters ?? []), ...Object.keys({ ...step.path, ...step.query })];
    for (const name of used)
      if (name !== undefined && !parameters.includes(name)) throw missing(`parameter of ${pages}`, name);
  }
}

/** One check for each title that the rows of `of` make, with its steps as often as there are rows of that title. */
function eachCheck({ title, of = [{}], steps }: DeclaredCheck): { title: string; takes: Steps[] }[] {
  const takes = new Map<string, Steps[]>();
  for (const row of of.flatMap(combinations)) {
    const filled = fill({ title, steps }, row);
    takes.set(filled.title, [...(takes.get(filled.title) ?? []), filled.steps]);
  }
  return [...takes].map(([name, all]) => ({ title: name, takes: all }));
}

/** A row for each combination of the values in its lists. */
function combinations(row: Record<string, unknown>): Record<string, unknown>[] {
  return Object.entries(row).reduce<Record<string, unknown>[]>(
    (rows, [name, value]) => rows.flatMap((each) => [value].flat().map((one) => ({ ...each, [name]: one }))),
    [{}],
  );
}

/** Puts the values of a row in the place of their names, in keys as well; a text that is a name alone becomes the value. */
function fill<T>(value: T, row: Record<string, unknown>): T {
  const text = Object.entries(row).reduce(
    (json, [name, each]) => json.replaceAll(`"{${name}}"`, JSON.stringify(each)).replaceAll(`{${name}}`, String(each)),
    JSON.stringify(value),
  );
  return JSON.parse(text) as T;
}
