import { runLive, type Environment, type LiveOptions, type LiveProvider, type LiveRun } from "@demarc/contract-live";
import { serve } from "@demarc/mock";
import { accountOf, addressesOf } from "../simulator/account.ts";
import type { Drift } from "../simulator/drift.ts";
import type { App, Simulator } from "../simulator/platform.ts";

/** As fast as possible: nobody's platform is at the other end. */
const quick: LiveOptions = { perSecond: 10_000, client: { retry: { attempts: 2, baseDelayMs: 1 } } };

/** The variables that configure a provider for a simulator at an origin. */
type Configuration = (origin: string) => Environment;

/** The value of each variable that holds a credential. */
const valueOf = (variable: string): string => `${variable.toLowerCase()}-of-the-simulator`;

/** A provider's live run, and what it can be run against. */
export interface Stage<Client extends object, Variation = object> {
  definition: LiveProvider<Client>;
  /** Each way to authenticate, by the names of its variables. */
  accounts: Readonly<Record<string, Configuration>>;
  /** The first of them. */
  account: Configuration;
  /** The simulator, with the account that the configurations have. */
  simulate(variations: Partial<Variation>, drift?: Drift): App;
  /** A run against something that answers in the provider's place, over HTTP. */
  runOn(app: App, options?: LiveOptions, account?: Configuration): Promise<LiveRun>;
  /** The same in this process, which takes a third of the time. */
  runIn(app: App, options?: LiveOptions, account?: Configuration): Promise<LiveRun>;
  /** A run against the simulator, over HTTP where its connections break. */
  runWith(drift?: Drift, options?: LiveOptions): Promise<LiveRun>;
  /** A run against an address. */
  runAt(origin: string, options?: LiveOptions): Promise<LiveRun>;
}

/** @throws where the provider takes no credentials */
export function stageOf<State, Variation, Account, Client extends object>(
  definition: LiveProvider<Client>,
  simulator: Simulator<State, Variation, Account>,
): Stage<Client, Variation> {
  // What tokens are got with comes before a token: drift of the token endpoint shows with the first.
  const credentials = definition.credentials.toSorted((a, b) => b.length - a.length);
  const accounts = credentials.map((names) => (origin: string) => ({
    ...Object.fromEntries(names.map((name) => [name, valueOf(name)])),
    ...addressesOf(definition, origin),
  }));
  const [first] = accounts;
  if (!first) throw new Error(`contract-tests/${definition.provider}/live.yaml: the live suite needs credentials.`);
  const stage: Stage<Client, Variation> = {
    definition,
    accounts: Object.fromEntries(credentials.map((names, index) => [names.join(", "), accounts[index]!])),
    account: first,
    simulate: (variations, drift) => simulator.as(accountOf(definition, valueOf), variations, drift),
    async runOn(app, options, account = first) {
      const served = await serve(app);
      try {
        return await runLive(definition, account(served.origin), { ...quick, ...options });
      } finally {
        await served.stop();
      }
    },
    runIn(app, options, account = first) {
      const send = async (request: Request, init?: RequestInit) => app.fetch(new Request(request, init));
      return runLive(definition, account("http://127.0.0.1"), { ...quick, fetch: send, ...options });
    },
    runWith(drift, options) {
      const breaks = drift?.changes?.some(({ op }) => op === "cut");
      return stage[breaks ? "runOn" : "runIn"](stage.simulate({}, drift), options);
    },
    runAt: (origin, options) => runLive(definition, first(origin), { ...quick, ...options }),
  };
  return stage;
}
