import { isClientError, type ClientError } from "@demarc/cloudlx";
import { everywhere } from "../everywhere.ts";
import { Refusal, type Platform, type Step } from "../platforms/platform.ts";
import { find, isNamed } from "./read.ts";

/** What became of a call. */
interface Outcome {
  platform: string;
  /** `unknown`: the call failed, and may have been carried out all the same. */
  outcome: "done" | "planned" | "unchanged" | "failed" | "unknown" | "not sent";
  id: string;
  call?: string;
  args?: object;
}

/** The steps to take on a platform, for the customer with an id. */
type StepsOf = (platform: Platform, id: string) => Promise<Step[]>;

/** Creates a customer wherever there is none of this name, so that a run that failed in part can be repeated. */
export function create(platforms: readonly Platform[], name: string, isDryRun: boolean, stepsOf: StepsOf) {
  return write(platforms, isDryRun, async (platform) => {
    const found = (await platform.list()).find((customer) => isNamed(customer, name));
    return found ? { id: found.id, steps: [] } : { id: "", steps: await stepsOf(platform, "") };
  });
}

/** Changes or ends a customer. */
export function change(platforms: readonly Platform[], named: string, isDryRun: boolean, stepsOf: StepsOf) {
  return write(platforms, isDryRun, async (platform) => {
    const [{ id }, ...others] = await find(platform, named);
    if (others.length > 0)
      throw new Refusal(`more than one customer is called "${named}". Take ${platform.name}:<id>.`);
    return { id, steps: await stepsOf(platform, id) };
  });
}

type Plan = (platform: Platform) => Promise<{ id: string; steps: Step[] }>;

async function write(platforms: readonly Platform[], isDryRun: boolean, planOf: Plan) {
  const outcomes: Outcome[] = [];
  const { problems } = await everywhere(platforms, async (asked) => {
    const { id, steps } = await planOf(asked);
    const platform = asked.name;
    if (steps.length === 0) outcomes.push({ platform, outcome: "unchanged", id });
    const calls = steps.map(({ operation: call, args, run }) => {
      const row: Outcome = { platform, outcome: "not sent", id, call, ...(isDryRun && { outcome: "planned", args }) };
      outcomes.push(row);
      return { row, run };
    });
    if (!isDryRun) for (const { row, run } of calls) await carryOut(row, run);
  });
  return { outcomes: outcomes.toSorted((a, b) => a.platform.localeCompare(b.platform)), problems };
}

async function carryOut(row: Outcome, run: Step["run"]): Promise<void> {
  try {
    row.id = (await run()) ?? row.id;
    row.outcome = "done";
  } catch (error) {
    row.outcome = isClientError(error) && isClear(row, error) ? "failed" : "unknown";
    throw error;
  }
}

/** Whether it is certain that a call did nothing. What follows it, the wait for a task, says nothing of the call. */
function isClear({ call }: Outcome, error: ClientError): boolean {
  if (error.code === "task") return true;
  return error.operationId === call && (error.attempts === 0 || (error.code === "http" && error.status < 500));
}
