import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { coverage, runCases, type Exchange } from "@demarc/contract";
import { toHar } from "@demarc/contract-live";
import { libraryDocument } from "@demarc/openapi/fixtures";

const document = libraryDocument();
const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");

/** An exchange as if it had been made with the server that the document names. */
function onTheRealHost(exchange: Exchange) {
  const { pathname, search } = new URL(exchange.request.url);
  const request = { ...exchange.request, url: `https://library.example.org${pathname}${search}` };
  return { ...exchange, request, startedAt: "2026-01-01T00:00:00.000Z", durationMs: 0 };
}

/** What Redocly's own coverage misses in the archive. */
async function driftMisses(exchanges: readonly Exchange[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "demarc-drift-"));
  const file = (name: string) => join(folder, name);
  await writeFile(file("api.json"), JSON.stringify(document));
  await writeFile(file("traffic.har"), toHar("library", exchanges.map(onTheRealHost)));
  const args = [
    join(dirname(manifest), "bin", "cli.js"),
    "drift",
    file("traffic.har"),
    "--api",
    file("api.json"),
    "--coverage-output",
    file("coverage.json"),
    "--format",
    "json",
    "--output",
    file("report.json"),
  ];
  // It exits with 1 where it finds drift, and what is refused on purpose is that to it.
  await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, REDOCLY_TELEMETRY: "off" },
  }).catch(() => undefined);
  const report = JSON.parse(await readFile(file("coverage.json"), "utf8")) as {
    operations: { operationId: string; missing: { kind: string; name?: string; status?: string }[] }[];
  };
  return report.operations.flatMap(({ operationId, missing }) =>
    missing.map(({ kind, name, status }) => `${operationId} ${kind} ${name ?? status}`),
  );
}

test("Redocly's coverage agrees with ours: on what is covered, and on a gap", { timeout: 60_000 }, async () => {
  const { exchanges } = await runCases(document);
  expect(await driftMisses(exchanges)).toEqual([]);
  const without = exchanges.filter(({ response }) => response.status !== 404);
  expect(await driftMisses(without)).toEqual(["removeItem response 404", "removeItem property 404"]);
  expect(
    coverage(document, without)
      ["removeItem"]?.filter(({ covered, kind }) => !covered && kind === "status")
      .map(({ name }) => name),
  ).toEqual(["404"]);
});
