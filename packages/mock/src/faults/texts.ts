import type { FaultTexts } from "../protocol.ts";

/** What goes wrong with a request. */
export interface Faults {
  latencyMs?: { least: number; most: number };
  fail?: { status: number; share: number };
  rateLimit?: { requests: number; periodMs: number };
  drift?: string;
}

/** What is to go wrong was asked for in a way that the mock does not know. */
export class FaultError extends Error {
  override name = "FaultError";
}

/** The names of the faults: options of the command line, and headers behind `demarc-`. */
export const faultNames = ["latency", "fail", "rate-limit", "drift"] as const satisfies (keyof FaultTexts)[];

/** By name, the form of its text and how that is read. */
const forms: Record<string, [form: RegExp, examples: string, read: (...parts: string[]) => Faults]> = {
  latency: [
    /^(\d{1,6})(?:-(\d{1,6}))?$/,
    "200 or 200-800, in milliseconds",
    (least, most = least) => ({ latencyMs: { least: Number(least), most: Math.max(Number(least), Number(most)) } }),
  ],
  fail: [
    /^([45]\d\d)(?::(\d{1,3})%)?$/,
    "503 or 503:10%",
    (status, share = "100") => ({ fail: { status: Number(status), share: Number(share) / 100 } }),
  ],
  "rate-limit": [
    /^(\d{1,6})\/([smh])$/,
    "5/s, 100/m or 1000/h",
    (requests, period = "") => ({
      rateLimit: { requests: Number(requests), periodMs: { s: 1000, m: 60_000, h: 3_600_000 }[period] ?? 1000 },
    }),
  ],
  drift: [/^([^]*)$/, "a name", (drift = "") => ({ drift })],
};

/**
 * Reads what is to go wrong.
 *
 * @throws where a text is not of its form
 */
export function readFaults(texts: FaultTexts): Faults {
  const faults = faultNames.flatMap((name) => {
    const text = texts[name];
    const [form, examples, read] = forms[name] ?? [];
    if (text === undefined || !form || !read) return [];
    const found = form.exec(text);
    if (!found) throw new FaultError(`${name}: "${text}" is not of the form ${examples}.`);
    return [read(...found.slice(1))];
  });
  return Object.assign({}, ...faults) as Faults;
}

/** The faults that the headers of one request ask for, over those of all. */
export function faultsFor(headers: Headers, faults: FaultTexts): FaultTexts {
  const asked = faultNames.map((name) => [name, headers.get(`demarc-${name}`)] as const);
  return { ...faults, ...Object.fromEntries(asked.filter(([, text]) => text !== null)) };
}
