import { basename, extname } from "node:path";
import { readFileSync } from "node:fs";
import {
  credentialVariable,
  replayArchive,
  runDocument,
  urlTarget,
  type ContractReport,
  type ProviderReport,
} from "@demarc/contract";
import { htmlPage, junitXml, outcome, summaryTable } from "@demarc/contract-report";
import { findingLine } from "@demarc/contract-report/finding";
import { operationLine } from "@demarc/contract-report/terminal";
import type { OpenApiDocument } from "@demarc/openapi";
import { loadDocument } from "@demarc/spec";
import { existing } from "../command-line/arguments.ts";
import { color } from "../command-line/terminal.ts";
import { writeJson, writeReport } from "../reporting/files.ts";

export interface DocumentOptions {
  /** An address to test; a mock of the document where it is left out. */
  target?: string | undefined;
  /** Whether the address is sent calls that may change something there. */
  writes: boolean;
  /** An HTTP Archive to check instead. */
  replay?: string | undefined;
  seed?: string | undefined;
  output?: string | undefined;
}

/** How many findings of an operation are printed; the report has them all. */
const printed = 5;

/**
 * `npm run contract -- --document openapi.yaml`: the contract tests of a document that is no provider's, against its
 * own mock, an address, or a recording. Credentials for an address come from the environment, each in the variable that
 * the report's curl lines name.
 *
 * @returns 0 where nothing differs from the document, 1 otherwise
 */
export async function runForDocument(file: string, options: DocumentOptions): Promise<number> {
  const { replay, output = "reports/document" } = options;
  const document = await loadDocument(existing(file));
  const provider = basename(file, extname(file));
  const report = replay === undefined ? await run(document, provider, options) : check(document, provider, replay);
  const whole: ContractReport = { createdAt: new Date().toISOString(), providers: [report] };
  writeJson(`${output}/report.json`, whole);
  writeReport(`${output}/junit.xml`, junitXml(whole));
  writeReport(`${output}/index.html`, htmlPage(whole));
  console.log(
    `\n${summaryTable(whole, { color, width: process.stdout.columns ?? 80 })}\n\nReport: ${output}/index.html`,
  );
  return outcome(whole) === "passed" ? 0 : 1;
}

function run(document: OpenApiDocument, provider: string, options: DocumentOptions): Promise<ProviderReport> {
  const { target, writes, seed } = options;
  const contract = {
    provider,
    writes,
    ...(target !== undefined && { target: urlTarget(target), credentials: credentialsOf(document) }),
    ...(seed !== undefined && { seed: Number(seed) }),
  };
  return runDocument(document, contract, (operation) => printOperation(provider, operation));
}

function check(document: OpenApiDocument, provider: string, file: string): ProviderReport {
  const { report, unknown } = replayArchive(document, readFileSync(existing(file), "utf8"), { provider });
  for (const operation of report.operations) printOperation(provider, operation);
  for (const call of new Set(unknown)) console.log(`- ${call}: the document has no such operation. It was left out.`);
  return report;
}

function printOperation(provider: string, operation: ProviderReport["operations"][number]): void {
  console.log(operationLine(provider, operation, { color }));
  const lines = operation.cases.flatMap(({ id, findings }) =>
    findings.map((finding) => `  ${id}: ${findingLine(finding)}`),
  );
  for (const line of lines.slice(0, printed)) console.log(line);
  if (lines.length > printed) console.log(`  and ${lines.length - printed} more`);
}

/** `accessToken` is read from `ACCESS_TOKEN`. */
function credentialsOf(document: OpenApiDocument): Record<string, string> {
  return Object.fromEntries(
    Object.keys(document.components?.securitySchemes ?? {}).flatMap((scheme) => {
      const value = process.env[credentialVariable(scheme)];
      return value ? [[scheme, value] as const] : [];
    }),
  );
}
