import type { Environment, LiveProvider } from "./provider.ts";

/** Whether a provider can be run, and what is missing if not. */
export interface Configuration {
  complete: boolean;
  /** As a list: `TELCO_BASE_URL, and TELCO_ACCESS_TOKEN or TELCO_CLIENT_ID and TELCO_CLIENT_SECRET together`. */
  missing: string;
  /** The variables of the credentials that are used. */
  credentials: readonly string[];
  /** The values that must not be written anywhere. */
  secrets: string[];
}

/** Reads a provider's variables from the environment. An empty one counts as missing. */
export function configurationOf(
  { variables, required, credentials }: Pick<LiveProvider, "variables" | "required" | "credentials">,
  env: Environment,
): Configuration {
  const has = (name: string) => (env[name] ?? "") !== "";
  const complete = credentials.find((set) => set.every(has));
  const lacking = required.filter((name) => !has(name));
  const wanted = complete ? [] : [credentials.map((set) => together(set.filter((name) => !has(name)))).join(" or ")];
  return {
    complete: lacking.length === 0 && complete !== undefined,
    missing: [...lacking, ...wanted].join(", and "),
    credentials: complete ?? credentials[0] ?? [],
    secrets: variables.filter(({ secret }) => secret).flatMap(({ name }) => env[name] || []),
  };
}

/** Variables by the names that options have for them: `accessToken` for `TELCO_ACCESS_TOKEN`. */
export function optionsOf(
  provider: string,
  variables: readonly string[],
  valueOf: (variable: string) => string | undefined,
): Record<string, string | undefined> {
  const optionOf = (variable: string) =>
    variable
      .slice(provider.length + 1)
      .toLowerCase()
      .replaceAll(/_(.)/g, (_, initial: string) => initial.toUpperCase());
  return Object.fromEntries(variables.map((variable) => [optionOf(variable), valueOf(variable)]));
}

function together(names: readonly string[]): string {
  return `${new Intl.ListFormat("en-GB").format(names)}${names.length > 1 ? " together" : ""}`;
}
