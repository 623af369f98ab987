import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { readData } from "../model/data-file.ts";
import type { LiveCheck, LiveContext, LiveProvider } from "../model/provider.ts";
import form from "./live.schema.json" with { type: "json" };
import { StepRun } from "./run-steps.ts";
import type { Steps } from "./step.ts";

/** What only code can say of a provider. */
type Code<Client extends object> = Pick<LiveProvider<Client>, "clientUnderTest" | "connect" | "tokenOrigin">;

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
export function declaredLive<Client extends object>(folder: string, code: Code<Client>): LiveProvider<Client> {
  const { rows = "", checks = [], writes, ...rest } = readData<LiveFile>(join(folder, "live.yaml"), form);
  const start = (context: unknown, values?: Record<string, unknown>) =>
    new StepRun(context as ConstructorParameters<typeof StepRun>[0], rest.limitedArguments, rows, values);
  return {
    ...rest,
    ...code,
    checks: checks.flatMap(eachCheck).map(({ title, takes }): LiveCheck<Client> => ({
      title,
      async run(context: LiveContext<Client>) {
        const found = [];
        for (const steps of takes) found.push(...(await start(context).run(steps)));
        return found;
      },
    })),
    ...(writes && {
      writes: {
        warning: writes.warning,
        run: (context) =>
          start(context, {
            prefix: context.prefix,
            time: new Date().toISOString().slice(0, 19).replaceAll(/[-:T]/g, ""),
            short: Date.now().toString(36),
            uuid: randomUUID(),
            ...writes.values,
          }).run(writes.steps),
      },
    }),
  };
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
