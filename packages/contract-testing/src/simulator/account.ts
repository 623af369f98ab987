import { optionsOf, type Environment, type LiveProvider } from "@demarc/contract-live";

/** What a simulator knows the caller by, where each variable of a provider has a value. */
export function accountOf<Account>(
  { provider, credentials }: Pick<LiveProvider, "provider" | "credentials">,
  valueOf: (variable: string) => string,
): Account {
  return optionsOf(provider, credentials.flat(), valueOf) as Account;
}

/** The variables that lead to a provider's simulator at an origin. */
export function addressesOf({ variables }: Pick<LiveProvider, "variables">, origin: string): Environment {
  const addresses = variables.filter(({ simulator }) => simulator !== undefined);
  return Object.fromEntries(addresses.map(({ name, simulator }) => [name, `${origin}${simulator}`]));
}
