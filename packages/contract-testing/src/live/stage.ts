import { runLive, type LiveOptions, type LiveProvider, type LiveRun } from "@demarc/contract-live";
import { serve } from "@demarc/mock";
import type { Drift } from "../simulator/drift.ts";
import type { Account, App, LiveSuite } from "./live-suite.ts";

/** As fast as possible: nobody's platform is at the other end. */
const quick: LiveOptions = { perSecond: 10_000, client: { retry: { attempts: 2, baseDelayMs: 1 } } };

/** A provider's live run, and what it can be run against. */
export interface Stage<Client extends object> {
  definition: LiveProvider<Client>;
  /** The variables for a simulator at an origin, of the first account. */
  account: Account;
  /** A run against something that answers in the provider's place. */
  runOn(app: App, options?: LiveOptions, account?: Account): Promise<LiveRun>;
  /** A run against the simulator. */
  runWith(drift?: Drift, options?: LiveOptions): Promise<LiveRun>;
  /** A run against an address. */
  runAt(origin: string, options?: LiveOptions): Promise<LiveRun>;
}

/** @throws where the suite has no account */
export function stageOf<Variations, Client extends object>(
  definition: LiveProvider<Client>,
  { accounts, simulate }: LiveSuite<Variations>,
): Stage<Client> {
  const [first] = Object.values(accounts);
  if (!first) throw new Error(`contract-tests/${definition.provider}: the live suite needs an account.`);
  const stage: Stage<Client> = {
    definition,
    account: first,
    async runOn(app, options, account = first) {
      const served = await serve(app);
      try {
        return await runLive(definition, account(served.origin), { ...quick, ...options });
      } finally {
        await served.stop();
      }
    },
    runWith: (drift, options) => stage.runOn(simulate({}, drift), options),
    runAt: (origin, options) => runLive(definition, first(origin), { ...quick, ...options }),
  };
  return stage;
}
