import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { accountOf } from "@demarc/contract-testing/simulator";
import { serve } from "@demarc/mock";
import { root } from "../../src/workspace/workspace.ts";
import { Commands } from "../support/commands.ts";
import { Program, type Ended } from "../support/process.ts";
import { loadLive } from "../../src/commands/live-providers.ts";
import { loadSuite, providers } from "./stage.ts";

const folder = mkdtempSync(join(tmpdir(), "demarc-live-"));
const commands = new Commands();
afterAll(async () => {
  await commands.stop();
  rmSync(folder, { recursive: true, force: true });
});
const [provider = "", other = ""] = providers;
const { simulate, drifts, addresses } = await loadSuite(provider);
const definition = await loadLive(provider);
const { credentials, required, writes } = definition;
const value = (variable: string) => `value-of-${variable}`;
const account = accountOf<object>(definition, value);

function variables(name: string, values: Record<string, string>): string {
  const file = join(folder, `${name}.env`);
  writeFileSync(
    file,
    Object.entries(values)
      .map(([variable, text]) => `${variable}=${text}`)
      .join("\n"),
  );
  return file;
}

function live(name: string, values: Record<string, string>, ...args: string[]): Promise<Ended> {
  return commands.run([
    "contract:live",
    "--env",
    variables(name, values),
    "--output",
    join(folder, name),
    "--rate",
    "1000",
    ...args,
  ]);
}

const reaching = (origin: string): Record<string, string> => ({
  ...Object.fromEntries((credentials[0] ?? []).map((name) => [name, value(name)])),
  ...(addresses(origin) as Record<string, string>),
});

async function against(kind: string | undefined, ...args: string[]): Promise<Ended> {
  const served = await serve(
    simulate(
      account,
      {},
      drifts.find((drift) => drift.kind === kind),
    ),
  );
  try {
    return await live((kind ?? "kept").replaceAll(" ", "-"), reaching(served.origin), ...args);
  } finally {
    await served.stop();
  }
}

describe("npm run contract:live", () => {
  test("refuses a named provider whose variables are missing, and lists them", async () => {
    const [address = ""] = required;
    const { code, stderr } = await live("named", { [address]: "https://demo.example.com" }, provider, other);
    expect(code).toBe(2);
    expect(stderr).toContain(`${provider} is not configured. It needs ${credentials[0]?.join(", ")}`);
    expect(stderr).toContain(`${other} is not configured. It needs `);
    expect(stderr).toContain(".env.example says where to get each variable.");
  });

  test("fails where none is configured, and lists all", async () => {
    const { code, stdout } = await live("none", {});
    expect(code).toBe(2);
    for (const name of providers) expect(stdout).toContain(`${name} is not configured.`);
    expect(stdout).toContain("No provider is configured, so nothing is known.");
  });

  test("runs what is configured, names the rest, and writes every form of the report", async () => {
    const { code, stdout, stderr } = await against(undefined);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`✓ ${provider}`);
    expect(stdout).toContain(`${other} is not configured.`);
    expect(readdirSync(join(folder, "kept")).toSorted()).toEqual(
      [`${provider}.md`, "index.html", "junit.xml", "report.json", "report.md", "report.sarif"].toSorted(),
    );
  });

  test("ends with 1 for drift, and shows it in every form", async () => {
    const renamed = drifts.find(({ changes = [] }) => changes.some(({ op }) => op === "rename"));
    const { code, stdout } = await against(renamed?.kind);
    expect(code).toBe(1);
    const field = renamed?.expect.pointer.split("/").at(-1) ?? "";
    expect(stdout).toContain(`breaking \`${field}\` is `);
    const output = join(folder, (renamed?.kind ?? "").replaceAll(" ", "-"));
    const found = new RegExp(`/body.*/${field}`);
    for (const file of [`${provider}.md`, "junit.xml", "report.json", "report.md", "report.sarif"])
      expect(readFileSync(join(output, file), "utf8"), file).toMatch(found);
    // The page lets a browser break a pointer behind each slash.
    expect(readFileSync(join(output, "index.html"), "utf8").replaceAll("<wbr/>", "")).toMatch(found);
    expect(readFileSync(join(output, "report.sarif"), "utf8")).toContain(`specs/${provider}/`);
  });

  test("says before a write what cannot be removed, and lists it after", async () => {
    const { code, stdout } = await against(undefined, "--allow-writes");
    expect(code).toBe(0);
    const before = stdout.indexOf(writes?.warning.slice(0, 40) ?? "nothing is written");
    const after = stdout.search(/left behind +the /);
    expect(before).toBeGreaterThanOrEqual(0);
    // Not every provider has something that cannot be removed.
    expect(after === -1 || after > before).toBe(true);
  });

  test("writes into the errata what it settled, where that is asked for", async () => {
    const workspace = join(folder, "workspace");
    cpSync(join(root, "specs"), join(workspace, "specs"), { recursive: true });
    symlinkSync(join(root, "contract-tests"), join(workspace, "contract-tests"), "junction");
    const errata = (of: string) => readFileSync(join(of, `specs/${provider}/errata.yaml`), "utf8");
    const before = errata(root);
    const served = await serve(simulate(account, {}));
    await using there = new Commands({ DEMARC_WORKSPACE: workspace });
    try {
      const file = variables("errata", reaching(served.origin));
      const args = ["contract:live", provider, "--env", file, "--output", join(folder, "errata"), "--rate", "1000"];
      expect((await there.run(args)).code).toBe(0);
      expect(errata(workspace)).toBe(before);
      expect((await there.run([...args, "--update-errata"])).code).toBe(0);
    } finally {
      await served.stop();
    }
    const settled = (text: string) => text.match(/^ +settled:/gm)?.length ?? 0;
    expect(settled(errata(workspace))).toBeGreaterThan(settled(before));
    expect(errata(root)).toBe(before);
  });

  test.each([
    [["--rate", "0"], "--rate must be a number above 0"],
    [["--baseline", "nowhere.yaml"], "The baseline was not found: nowhere.yaml"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await live("refused", reaching("http://127.0.0.1:9"), ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  // Windows has no signals to stop a process with.
  test.skipIf(process.platform === "win32")("leaves nothing half-written on Ctrl-C", async () => {
    let asked: () => void = () => {};
    const begun = new Promise<void>((resolve) => (asked = resolve));
    const served = await serve({
      fetch() {
        asked();
        return new Promise<Response>(() => {});
      },
    });
    const output = join(folder, "stopped");
    mkdirSync(output);
    const file = variables("stopped", reaching(served.origin));
    const command = new Program(["src/main.ts", "contract:live", "--env", file, "--output", output, "--record"]);
    await begun;
    command.child.kill("SIGINT");
    const { code, stdout } = await command.ended;
    await served.stop();
    expect(code).toBe(2);
    expect(stdout).toContain("interrupted");
    expect((readdirSync(output, { recursive: true }) as string[]).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});
