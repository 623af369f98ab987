/** What Prism takes from a `Prefer` header. */
export interface Preference {
  code?: number;
  exampleKey?: string;
  dynamic?: boolean;
  seed?: string;
}

/** Which documented response a mock is asked for. */
export interface PreferredResponse {
  code: number;
  example?: string;
}

/** The header that asks a mock for one documented response. Prism wants no blank behind the comma. */
export function toPrefer({ code, example }: PreferredResponse): string {
  return example === undefined ? `code=${code}` : `code=${code},example=${example}`;
}

/** Writes a preference as Prism takes it. */
export function writePrefer({ code, exampleKey, dynamic, seed }: Preference): string {
  const parts = { code, example: exampleKey, dynamic, seed };
  return Object.entries(parts)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
    .join(",");
}

/** Reads the header as Prism's own server does; `dynamic` stands for `dynamic=true`. */
export function parsePrefer(header: string | null): Preference {
  const parts = new Map(
    (header ?? "").split(/[,;]/).map((part) => part.trim().split("=", 2) as [string, string | undefined]),
  );
  const preference: Preference = {};
  const [code, example, seed] = [parts.get("code"), parts.get("example"), parts.get("seed")];
  if (code) preference.code = Number(code);
  if (example) preference.exampleKey = example;
  if (parts.has("dynamic") && parts.get("dynamic") !== "false") preference.dynamic = true;
  if (seed) preference.seed = seed;
  return preference;
}
