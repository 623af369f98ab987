import { mockOf, serve, type WatchedMock } from "@demarc/mock";
import { run } from "../../src/run.ts";

/** A request that a platform got, and its body. */
export interface Sent {
  method: string;
  /** With the query. */
  path: string;
  text: string;
}

/** A stateful mock of a provider, served; `interrupt` may answer in its place. */
export interface Served {
  mock: WatchedMock;
  sent: Sent[];
  interrupt: ((request: Request, answer: () => Promise<Response>) => Promise<Response>) | undefined;
}

const names = ["audiocodes-live", "cloudlx", "enswitch"] as const;
type Name = (typeof names)[number];

/** What every credential of the tests contains. */
export const canary = "canary-credential";

type Rows = Record<string, unknown>[];

/** What a command printed as JSON. */
interface Printed {
  code: number;
  err: string;
  problems: Rows;
  customers?: Rows;
  outcomes?: Rows;
  differences?: Rows;
}

/** What became of each call, in a line. */
export function outcomesOf(rows: Rows | undefined): string[] {
  return (rows ?? []).map(({ platform, outcome, call }) => [platform, outcome, call].filter(Boolean).join(" "));
}

/** All platforms with the program on them. They have to be stopped. */
export async function servePlatforms() {
  const env: Record<string, string> = {};
  const served: Partial<Record<Name, Served>> = {};
  const stops: (() => Promise<void>)[] = [];
  for (const name of names) {
    const mock = await mockOf(name, { stateful: true });
    const platform: Served = { mock, sent: [], interrupt: undefined };
    const { origin, stop } = await serve({
      async fetch(request) {
        const text = await request.clone().text();
        const { pathname, search } = new URL(request.url);
        platform.sent.push({ method: request.method, path: `${pathname}${search}`, text });
        const answer = () => Promise.resolve(mock.fetch(request));
        return platform.interrupt ? platform.interrupt(request, answer) : answer();
      },
    });
    served[name] = platform;
    stops.push(stop);
    const variable = name.toUpperCase().replaceAll("-", "_");
    env[`${variable}_BASE_URL`] = `${origin}${new URL(mock.baseUrl).pathname}`.replace(/\/$/, "");
    env[`${variable}_${name === "enswitch" ? "AUTH" : "ACCESS"}_TOKEN`] = `${canary}-${name}`;
  }
  return {
    env,
    platforms: served as Record<Name, Served>,
    customers: (...args: string[]) => customers(args, env),
    async json(...args: string[]): Promise<Printed> {
      const { out, ...ended } = await customers([...args, "--json"], env);
      return { ...ended, ...(JSON.parse(out) as Omit<Printed, "code" | "err">) };
    },
    reset() {
      for (const platform of Object.values(served)) {
        platform.mock.reset();
        platform.interrupt = undefined;
      }
    },
    stop: () => Promise.all(stops.map((stop) => stop())),
  };
}

/** Runs the program, and gives what it printed. */
export async function customers(args: string[], env: NodeJS.ProcessEnv) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run(args, {
    print: (text) => out.push(text),
    warn: (line) => err.push(line),
    environment: () => env,
  });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

/** The options that create a customer on each platform. */
export const everything = [
  "--tenant=00000000-0000-4000-8000-0000000000aa",
  "--country=NL",
  "--currency=EUR",
  "--plan=11",
  "--email=it@example.com",
  "--city=Utrecht",
];
