import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { accountOf, toResponse, type App, type Drift } from "@demarc/contract-testing/simulator";
import { functionsOf } from "@demarc/contract";
import { credentialParameters } from "@demarc/openapi";
import { loadSpec } from "@demarc/spec";
import { loadLive } from "../../src/commands/live-providers.ts";
import { freePort } from "../support/port.ts";
import { Commands } from "../support/commands.ts";
import { plainEnvironment, Program } from "../support/process.ts";
import { canary, Search } from "./canaries.ts";
import { addressesAt, loadSuite, providers, raise } from "./stage.ts";

const definitions = await Promise.all(providers.map(loadLive));
const simulators = Object.fromEntries(
  await Promise.all(providers.map(async (provider) => [provider, await loadSuite(provider)] as const)),
);
const secrets = definitions.flatMap(({ variables }) =>
  variables.filter(({ secret }) => secret).map(({ name }) => name),
);
/** Providers whose credentials are in the query, where everybody writes them down; any, where there is none such. */
const documents = await Promise.all(providers.map(async (name) => (await loadSpec(name)).document));
const inQuery = [...providers.filter((_, index) => credentialParameters(documents[index]!).length > 0), ...providers];
/** Without the tokens, the other alternative of each provider is used. */
const tokens = definitions.flatMap(({ credentials }) => credentials.filter((set) => set.length === 1).flat());

const folder = mkdtempSync(join(tmpdir(), "demarc-search-"));
const search = new Search(secrets);
/** Tools that have more to say are asked to say it. */
const commands = new Commands({ DEBUG: "*" });
afterAll(async () => {
  await commands.stop();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync("reports", { recursive: true });
  writeFileSync(
    "reports/canary.json",
    JSON.stringify({ canaries: secrets.length, places: search.places, bytes: search.bytes, found: search.found }),
  );
});

const simulated = (provider: string, value: (variable: string) => string, drift?: Drift): App =>
  simulators[provider]!.simulate(accountOf(definitions[providers.indexOf(provider)]!, value), {}, drift);
const all = (make: (provider: string) => App) => new Map(providers.map((provider) => [provider, make(provider)]));

/** Repeats what it was sent, in every part of an answer. */
const echo = (status: number): App => ({
  async fetch(request) {
    const said = { url: request.url, headers: Object.fromEntries(request.headers), body: await request.text() };
    const encoded = Buffer.from(JSON.stringify(said)).toString("base64");
    return Response.json(
      {
        message: `refused: ${JSON.stringify(said)}`,
        errors: { [said.url]: [said.headers["authorization"] ?? ""] },
        encoded,
      },
      { status, headers: { "x-echo": encodeURIComponent(said.url + (said.headers["authorization"] ?? "")) } },
    );
  },
});

/** Lets tokens through to the simulator and has something else answer the rest. */
const behindTokens = (provider: string, app: App): App => ({
  fetch: (request) =>
    /token/.test(new URL(request.url).pathname) ? simulated(provider, canary).fetch(request) : app.fetch(request),
});

const scenarios: Record<string, ReadonlyMap<string, App>> = {
  success: all((provider) => simulated(provider, canary)),
  drift: all((provider) =>
    simulated(
      provider,
      canary,
      simulators[provider]!.drifts.find(({ changes = [] }) => changes.some(({ op }) => op === "rename")),
    ),
  ),
  "wrong credentials": all((provider) => simulated(provider, () => "somebody else's")),
  "an error that repeats everything": all(() => echo(400)),
  "a success that repeats everything": all((provider) => behindTokens(provider, echo(200))),
  "a redirect that takes everything along": all((provider) =>
    behindTokens(provider, {
      fetch: (request) =>
        new Response(null, {
          status: 307,
          headers: {
            location: `https://elsewhere.example.com/?from=${encodeURIComponent(request.url)}&t=${encodeURIComponent(request.headers.get("authorization") ?? "")}`,
          },
        }),
    }),
  ),
  "a connection that breaks": all((provider) =>
    behindTokens(provider, {
      fetch: () =>
        toResponse({ status: 200, headers: { "content-type": "application/json" }, text: "[1, 2, 3]", cutAfter: 4 }),
    }),
  ),
};

/** How the command ends. What repeats everything is drift as well. */
const ends: Record<string, number> = {
  success: 0,
  drift: 1,
  "wrong credentials": 2,
  "an error that repeats everything": 1,
  "a success that repeats everything": 1,
  "a redirect that takes everything along": 1,
  "a connection that breaks": 1,
};

async function environment(
  name: string,
  addresses: Record<string, string>,
  without: readonly string[],
): Promise<string> {
  const file = join(folder, `${name}.env`);
  const values = {
    ...addresses,
    ...Object.fromEntries(
      secrets.filter((variable) => !without.includes(variable)).map((variable) => [variable, canary(variable)]),
    ),
  };
  // Backticks are the only quotes that leave all of it as it is.
  writeFileSync(
    file,
    Object.entries(values)
      .map(([variable, value]) => `${variable}=\`${value}\``)
      .join("\n"),
  );
  return file;
}

/** Runs a command with its home, its caches and its temporary files where they are searched. */
async function run(name: string, args: string[]): Promise<number | null> {
  const home = join(folder, "searched", name);
  mkdirSync(home, { recursive: true });
  const own = { HOME: home, USERPROFILE: home, TMPDIR: home, TEMP: home, TMP: home, XDG_CACHE_HOME: home };
  const { code, stdout, stderr } = await commands.run(
    args.map((arg) => arg.replace("{home}", home)),
    own,
  );
  search.text(`${name}: stdout`, stdout);
  search.text(`${name}: stderr`, stderr);
  search.text(`${name}: the process's title`, titleOf(commands.process.pid));
  search.folder(home);
  return code;
}

function titleOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

describe("no credential is written anywhere", () => {
  test("the search finds one in each form", () => {
    const [variable = ""] = secrets;
    const value = canary(variable);
    for (const text of [
      value,
      encodeURIComponent(value),
      ...["", "a", "ab"].map((before) => Buffer.from(`${before}${value}`).toString("base64")),
    ]) {
      const control = new Search(secrets);
      control.text("here", `before ${text} after`);
      expect(control.found.length, text).toBeGreaterThan(0);
    }
  });

  const verbosely = { how: "with tokens, verbose", without: [] as string[], flags: ["--verbose", "--record"] };
  const quietly = {
    how: "with what tokens are got with, quiet",
    without: tokens,
    flags: ["--quiet", "--record", "--allow-writes"],
  };
  // Each scenario one way, in turn, and what goes well both ways.
  const runs = Object.keys(scenarios).flatMap((scenario, index) =>
    (scenario === "success" ? [verbosely, quietly] : [index % 2 ? quietly : verbosely]).map((way) => ({
      scenario,
      ...way,
    })),
  );
  test.each(runs)("$scenario, $how", async ({ scenario, how, without, flags }) => {
    const name = `${scenario} ${how}`.replaceAll(/\W+/g, "-");
    const stage = await raise(scenarios[scenario]!);
    try {
      const code = await run(name, [
        "contract:live",
        "--env",
        await environment(name, stage.addresses, without),
        "--output",
        "{home}/live",
        "--rate",
        "1000",
        ...flags,
      ]);
      expect(code).toBe(ends[scenario]);
      const kept = join(folder, "searched", name, "live", "recordings");
      for (const file of existsSync(kept) ? readdirSync(kept) : [])
        await run(`${name}-${file}`, ["contract", "--replay", join(kept, file), "--output", "{home}/replay"]);
      expect(search.found).toEqual([]);
    } finally {
      await stage.stop();
    }
  });

  test("nobody answers", async () => {
    const closed = await freePort();
    const addresses = addressesAt(() => `http://127.0.0.1:${closed}`);
    for (const without of [[], tokens]) {
      expect(
        await run(`nobody-${without.length}`, [
          "contract:live",
          "--env",
          await environment("nobody", addresses, without),
          "--output",
          "{home}/live",
          "--verbose",
        ]),
      ).toBe(2);
    }
    expect(search.found).toEqual([]);
  });

  test("what is printed outside of a run", async () => {
    const { stdout, stderr } = await commands.stop();
    search.text("stdout", stdout);
    search.text("stderr", stderr);
    expect(search.found).toEqual([]);
  });

  test("the proxy, and the application behind it", async () => {
    const stage = await raise(all(() => echo(200)));
    const [provider = ""] = inQuery;
    const port = await freePort();
    const home = join(folder, "searched", "proxy");
    mkdirSync(home, { recursive: true });
    const file = await environment("proxy", stage.addresses, tokens);
    const proxy = new Program(["src/main.ts", "proxy", provider, "--port", `${port}`, "--env", file, "--verbose"], {
      env: plainEnvironment({ HOME: home, TMPDIR: home, DEBUG: "*" }),
    });
    try {
      await proxy.printed("as the base URL of your application");
      search.text("proxy: the process's title", titleOf(proxy.child.pid));
      const { clientUnderTest, connect } = definitions[providers.indexOf(provider)]!;
      const env = Object.fromEntries(
        secrets.map((variable) => [variable, tokens.includes(variable) ? "" : canary(variable)]),
      );
      const options = { ...connect({ ...stage.addresses, ...env }), baseUrl: `http://127.0.0.1:${port}` };
      const [call] = Object.values(functionsOf(clientUnderTest, options));
      expect(JSON.stringify(await call?.({}).catch((error: Error) => error))).not.toBe("");
      await proxy.printed("breaking /");
    } finally {
      proxy.child.kill("SIGTERM");
      const { stdout, stderr } = await proxy.ended;
      search.text("proxy: stdout", stdout);
      search.text("proxy: stderr", stderr);
      search.folder(home);
      await stage.stop();
    }
    expect(search.found).toEqual([]);
  });
});
