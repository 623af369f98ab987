import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { serve } from "@demarc/mock";
import { root } from "../../src/workspace/workspace.ts";
import { Commands } from "../support/commands.ts";
import { Program, type Ended } from "../support/process.ts";
import { accountOf, loadSimulator } from "./stage.ts";

const folder = mkdtempSync(join(tmpdir(), "demarc-live-"));
const commands = new Commands();
afterAll(async () => {
  await commands.stop();
  rmSync(folder, { recursive: true, force: true });
});
const { simulate, drifts } = await loadSimulator("cloudlx");
const account = accountOf("cloudlx", (variable) => `value-of-${variable}`);

function variables(name: string, values: Record<string, string>): string {
  const file = join(folder, `${name}.env`);
  writeFileSync(
    file,
    Object.entries(values)
      .map(([variable, value]) => `${variable}=${value}`)
      .join("\n"),
  );
  return file;
}

function live(name: string, values: Record<string, string>, ...args: string[]): Promise<Ended> {
  return commands.run(["contract:live", "--env", variables(name, values), "--output", join(folder, name), ...args]);
}

const cloudlx = (origin: string) => ({ CLOUDLX_BASE_URL: origin, CLOUDLX_ACCESS_TOKEN: account["accessToken"] ?? "" });

async function against(kind: string | undefined, ...args: string[]): Promise<Ended> {
  const served = await serve(
    simulate(
      account,
      {},
      drifts.find((drift) => drift.kind === kind),
    ),
  );
  try {
    return await live((kind ?? "kept").replaceAll(" ", "-"), cloudlx(served.origin), ...args);
  } finally {
    await served.stop();
  }
}

describe("npm run contract:live", () => {
  test("refuses a named provider whose variables are missing, and lists them", async () => {
    const { code, stderr } = await live(
      "named",
      { CLOUDLX_BASE_URL: "https://demo.example.com" },
      "cloudlx",
      "enswitch",
    );
    expect(code).toBe(2);
    expect(stderr).toContain(
      "cloudlx is not configured. It needs CLOUDLX_ACCESS_TOKEN or CLOUDLX_CLIENT_ID with CLOUDLX_CLIENT_SECRET.",
    );
    expect(stderr).toContain(
      "enswitch is not configured. It needs ENSWITCH_BASE_URL, and ENSWITCH_AUTH_TOKEN or ENSWITCH_USERNAME with ENSWITCH_PASSWORD.",
    );
    expect(stderr).toContain(".env.example says where to get each variable.");
  });

  test("fails where none is configured, and lists all", async () => {
    const { code, stdout } = await live("none", {});
    expect(code).toBe(2);
    for (const provider of ["audiocodes-live", "cloudlx", "enswitch"])
      expect(stdout).toContain(`${provider} is not configured.`);
    expect(stdout).toContain("No provider is configured, so nothing is known.");
  });

  test("runs what is configured, names the rest, and writes every form of the report", async () => {
    const { code, stdout, stderr } = await against(undefined);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("✓ cloudlx");
    expect(stdout).toContain("enswitch is not configured.");
    expect(readdirSync(join(folder, "kept")).toSorted()).toEqual([
      "cloudlx.md",
      "index.html",
      "junit.xml",
      "report.json",
      "report.md",
      "report.sarif",
    ]);
  });

  test("ends with 1 for drift, and shows it in every form", async () => {
    const { code, stdout } = await against("rename");
    expect(code).toBe(1);
    expect(stdout).toContain("breaking `name` is `title` in the answers: renamed?");
    for (const file of ["cloudlx.md", "junit.xml", "report.json", "report.md", "report.sarif"])
      expect(readFileSync(join(folder, "rename", file), "utf8"), file).toContain("/body/customers/0/name");
    // The page lets a browser break a pointer behind each slash.
    expect(readFileSync(join(folder, "rename", "index.html"), "utf8").replaceAll("<wbr/>", "")).toContain(
      "/body/customers/0/name",
    );
    expect(readFileSync(join(folder, "rename", "report.sarif"), "utf8")).toContain(
      "specs/cloudlx/components/schemas/Customer.yaml",
    );
  });

  test("says before a write what cannot be removed, and lists it after", async () => {
    const { code, stdout } = await against("added field", "--allow-writes");
    expect(code).toBe(0);
    const [before, after] = [
      stdout.indexOf("CloudLX has no documented way to delete a customer"),
      stdout.search(/left behind +the customer "demarc-contract-\d{14}"/),
    ];
    expect(before).toBeGreaterThanOrEqual(0);
    expect(after).toBeGreaterThan(before);
  });

  test("writes into the errata what it settled, where that is asked for", async () => {
    const workspace = join(folder, "workspace");
    cpSync(join(root, "specs"), join(workspace, "specs"), { recursive: true });
    symlinkSync(join(root, "contract-tests"), join(workspace, "contract-tests"), "junction");
    const errata = (of: string) => readFileSync(join(of, "specs/cloudlx/errata.yaml"), "utf8");
    const before = errata(root);
    const served = await serve(simulate(account));
    await using there = new Commands({ DEMARC_WORKSPACE: workspace });
    try {
      const file = variables("errata", cloudlx(served.origin));
      const args = ["contract:live", "cloudlx", "--env", file, "--output", join(folder, "errata")];
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

  test("does not list a customer whose creation was refused", async () => {
    const { code, stdout } = await against("new required body field", "--allow-writes");
    expect(code).toBe(1);
    expect(stdout).not.toMatch(/left behind.*customer/);
  });

  test.each([
    [["--rate", "0"], "--rate must be a number above 0"],
    [["--baseline", "nowhere.yaml"], "The baseline was not found: nowhere.yaml"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await live("refused", cloudlx("http://127.0.0.1:9"), ...args);
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
    const file = variables("stopped", cloudlx(served.origin));
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
