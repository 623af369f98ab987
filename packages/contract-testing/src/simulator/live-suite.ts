import type { Environment, LiveProvider } from "@demarc/contract-live";
import type { Drift } from "./drift.ts";

/** Something that answers requests. */
export type App = { fetch(request: Request): Response | Promise<Response> };

/** A simulator as the tests of live runs use it. */
export interface LiveSuite<Variations = object, Account = object> {
  /** The variables that lead to a simulator at an origin. */
  addresses(origin: string): Environment;
  /**
   * A simulator, in memory.
   *
   * @param account whose credentials are right: `accessToken` is the one of `TELCO_ACCESS_TOKEN`
   */
  simulate(account: Account, variations: Partial<Variations>, drift?: Drift): App;
  /** The allowed variations, by name. */
  variations: Readonly<Record<string, NoInfer<Partial<Variations>>>>;
}

/** What a simulator knows the caller by, where each variable of a provider has a value. */
export function accountOf<Account>(
  { provider, credentials }: Pick<LiveProvider, "provider" | "credentials">,
  value: (variable: string) => string,
): Account {
  const names = credentials.flat().map((variable) => {
    const words = variable.slice(provider.length + 1).toLowerCase();
    return [words.replaceAll(/_(.)/g, (_, initial: string) => initial.toUpperCase()), value(variable)];
  });
  return Object.fromEntries(names) as Account;
}
