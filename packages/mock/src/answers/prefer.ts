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

/** Reads the header as Prism's own server does; `dynamic` stands for `dynamic=true`. */
export function parsePrefer(header: string | null): Preference {
  const parts = (header ?? "").split(/[,;]/).map((part) => part.trim().split("=", 2) as [string, string?]);
  const { code, example, dynamic = "", seed } = Object.fromEntries(parts);
  const isDynamic = parts.some(([name]) => name === "dynamic") && dynamic !== "false";
  return {
    ...(code && { code: Number(code) }),
    ...(example && { exampleKey: example }),
    ...(isDynamic && { dynamic: true }),
    ...(seed && { seed }),
  };
}
