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
 * Has Specmatic test whatever is served at an address by some documents, all in one run, as its start takes most of the time.
 *
 * @param documents by the names of the folders at the address under which they are served
 * @param folder where it may write
 * @returns what it found by those names
 * @throws where it does not come to a result, with the end of what it said
 */
export async function specmatic(
  java: string,
  documents: Readonly<Record<string, OpenApiDocument>>,
  baseUrl: string,
  folder: string,
): Promise<Record<string, SpecmaticResult>> {
  const files = Object.entries(documents).map(([name, document]) => {
    const paths = Object.fromEntries(Object.entries(document.paths).map(([path, item]) => [`/${name}${path}`, item]));
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify({ ...document, paths }));
    return file;
  });
  const jar = join(dirname(createRequire(import.meta.url).resolve("specmatic/package.json")), "specmatic.jar");
  // A short run is over before a better compiler pays. No request leaves this machine.
  const nowhere = ["http", "https"].flatMap((scheme) => [`-D${scheme}.proxyHost=127.0.0.1`, `-D${scheme}.proxyPort=9`]);
  const flags = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", ...nowhere, "-Dhttp.nonProxyHosts=127.0.0.1|localhost"];
  // Not lenient, it refuses a document whose examples of bodies have no namesake among those of the parameters.
  const args = [...flags, "-jar", jar, "test", ...files, `--testBaseURL=${baseUrl}`, "--lenient"];
  // One test of each response, not one of each combination of enum values and lengths.
  const env = { ...process.env, MAX_TEST_REQUEST_COMBINATIONS: "1" };
  // It ends with 1 where a test fails.
  const { stdout } = await promisify(execFile)(java, args, { cwd: folder, env, maxBuffer: 2 ** 28 }).catch(
    (error: { stdout?: string }) => ({ stdout: error.stdout ?? String(error) }),
  );
  const count = /Tests run: \d+, Successes: (\d+), Failures: (\d+), WIP: \d+, Errors: (\d+)/.exec(stdout);
  if (!count || Number(count[3]) > 0) throw new Error(`Specmatic came to no result:\n${stdout.slice(-2000)}`);
  const results = Object.fromEntries(
    Object.keys(documents).map((name): [string, SpecmaticResult] => [name, { passed: 0, failed: [] }]),
  );
  let told = 0;
  const scenarios = /^Scenario: \w+ \/([^/]+)(\/.*) has (SUCCEEDED$|FAILED\n[^]*?\n\n\n)/gm;
  for (const [, name = "", scenario = "", end = ""] of stdout.matchAll(scenarios)) {
    const result = results[name];
    if (!result) continue;
    told++;
    const reasons = [...end.matchAll(/>> (\S+)\s[^]*?Summary: .*\n\s*\n\s*(.*)/g)];
    if (end === "SUCCEEDED") result.passed++;
    else result.failed.push({ scenario, reasons: reasons.map(([, place, why]) => `${place}: ${why}`) });
  }
  if (told !== Number(count[1]) + Number(count[2]))
    throw new Error(`Specmatic counts ${count[0]} and tells of ${told}. It writes in another form.`);
  return results;
}
