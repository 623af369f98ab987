// What `npm run bench` runs: measures, prints a table, writes it to reports/bench. `--seconds <n>` sets how long calls
// are timed. Ends with code 1 where a target is missed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { customerList } from "./server/answer.ts";
import { generateClients } from "./clients/generate.ts";
import { measureInFlight } from "./figures/measure-in-flight.ts";
import { measureMocks } from "./mock/measure.ts";
import { toMarkdown } from "./report.ts";
import { timeInRounds } from "./figures/rounds.ts";
import { measureSizes } from "./figures/sizes.ts";
import { startServer } from "./server/start-server.ts";
import { checkSubjects, subjectsFor } from "./clients/clients.ts";
import { checkTargets } from "./targets.ts";
import { countInstantiations, typeBudget } from "./figures/instantiations.ts";

const { values } = parseArgs({ options: { seconds: { type: "string", default: "20" } } });
const seconds = Number(values.seconds);
/** CloudLX sends a reseller's list in one piece, so it is longer than the two customers of the document's example. */
const customers = 25;
const folder = mkdtempSync(join(tmpdir(), "demarc-bench-"));
const server = await startServer(customers);
try {
  say("Generating the clients of hey-api and Redocly from specs/cloudlx.");
  const generated = await generateClients(folder);
  const subjects = await subjectsFor(server.origin, generated, folder);
  const list = await customerList(customers);
  await checkSubjects(subjects, list);

  say(`Timing ${subjects.length} clients for ${seconds} seconds, after a warm-up.`);
  const timings = await timeInRounds(subjects, { durationMs: seconds * 1000, warmUp: 500 });
  say("Bundling each client for its size.");
  const sizes = await measureSizes(generated);
  say("Making 1000 calls at once.");
  const inFlight = await measureInFlight(server.origin, 1000);
  say("Counting types.");
  const instantiations = { count: await countInstantiations("types/tsconfig.json"), budget: typeBudget };

  say("Running the mock beside Prism's, and 20000 requests at random.");
  const mocks = await measureMocks(folder, customers, 20_000);

  const figures = { timings, sizes, inFlight, instantiations, mocks };
  const targets = checkTargets(figures);
  const conditions = {
    node: process.versions.node,
    cpu: cpus()[0]?.model ?? "an unknown processor",
    customers,
    bytes: JSON.stringify(list).length,
  };
  const markdown = toMarkdown(figures, targets, conditions);
  const reports = fileURLToPath(new URL("../../../reports/bench", import.meta.url));
  mkdirSync(reports, { recursive: true });
  writeFileSync(join(reports, "bench.md"), markdown);
  writeFileSync(join(reports, "bench.json"), `${JSON.stringify({ conditions, ...figures, targets }, null, 2)}\n`);
  console.log(`\n${markdown}\nReport: reports/bench/bench.md`);
  process.exitCode = targets.every(({ met }) => met) ? 0 : 1;
} finally {
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Progress, apart from the table, which may go to a file. */
function say(text: string): void {
  console.error(text);
}
