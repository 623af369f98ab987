import { execFile, execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { OpenApiDocument } from "@demarc/openapi";

/** What Specmatic found: how many of its tests passed, and what each other one has to say. */
export interface SpecmaticResult {
  passed: number;
  failed: { scenario: string; reasons: string[] }[];
}

/** The program of a Java runtime; undefined where there is none. */
export function findJava(): string | undefined {
  const home = process.env["JAVA_HOME"];
  const java = home ? join(home, "bin", "java") : "java";
  try {
    execFileSync(java, ["-version"], { stdio: "ignore" });
    return java;
  } catch {
    return undefined;
  }
}

/**
 * Has Specmatic test whatever is served at an address by a document.
 *
 * @param folder where it may write
 * @throws where it does not come to a result, with the end of what it said
 */
export async function specmatic(
  java: string,
  document: OpenApiDocument,
  baseUrl: string,
  folder: string,
): Promise<SpecmaticResult> {
  const file = join(folder, "document.json");
  writeFileSync(file, JSON.stringify(document));
  const jar = join(dirname(createRequire(import.meta.url).resolve("specmatic/package.json")), "specmatic.jar");
  // A short run is over before a better compiler pays. No request leaves this machine.
  const nowhere = ["http", "https"].flatMap((scheme) => [`-D${scheme}.proxyHost=127.0.0.1`, `-D${scheme}.proxyPort=9`]);
  const flags = [
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Xmn200m",
    ...nowhere,
    "-Dhttp.nonProxyHosts=127.0.0.1|localhost",
  ];
  // Not lenient, it refuses a document whose examples of bodies have no namesake among those of the parameters.
  const args = [...flags, "-jar", jar, "test", file, `--testBaseURL=${baseUrl}`, "--lenient"];
  // One test of each response, not one of each combination of enum values and lengths.
  const env = { ...process.env, MAX_TEST_REQUEST_COMBINATIONS: "1" };
  // It ends with 1 where a test fails.
  const { stdout } = await promisify(execFile)(java, args, { cwd: folder, env, maxBuffer: 2 ** 28 }).catch(
    (error: { stdout?: string }) => ({ stdout: error.stdout ?? String(error) }),
  );
  const count = /Tests run: \d+, Successes: (\d+), Failures: (\d+), WIP: \d+, Errors: (\d+)/.exec(stdout);
  if (!count || Number(count[3]) > 0) throw new Error(`Specmatic came to no result:\n${stdout.slice(-2000)}`);
  const failed = [...stdout.matchAll(/^Scenario: (.*) has FAILED\n[^]*?\n\n\n/gm)].map(([text, scenario]) => ({
    scenario: String(scenario),
    reasons: [...text.matchAll(/>> (\S+)\s[^]*?Summary: .*\n\s*\n\s*(.*)/g)].map(
      ([, place, why]) => `${place}: ${why}`,
    ),
  }));
  if (failed.length !== Number(count[2]))
    throw new Error(`Specmatic counts ${count[2]} failures and tells of ${failed.length}. It writes in another form.`);
  return { passed: Number(count[1]), failed };
}
