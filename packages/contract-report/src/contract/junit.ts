import type { CaseResult, ContractReport, Finding, OperationReport, ProviderReport } from "@demarc/contract";
import { causeByCase, shownCases, type ReportedCause } from "../model/causes.ts";
import { findingFacts } from "../model/finding.ts";
import { localId, operationTotals, reportTotals, type Totals } from "../model/totals.ts";
import { escapeMarkup } from "../text/markup.ts";
import { shorten } from "../text/sanitize.ts";

/** A run as JUnit XML: a suite for each operation, a test case for each case. */
export function junitXml(report: ContractReport): string {
  const causes = causeByCase(report);
  const suites = report.providers.flatMap((provider) =>
    provider.operations.map((operation) => suite(report, provider, operation, causes)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${report.kind ?? "contract"}"${figures(
    reportTotals(report),
    report.providers.flatMap(({ operations }) => operations),
  )}>
${suites.join("\n")}
</testsuites>
`;
}

type Causes = ReadonlyMap<string, ReportedCause>;

function suite(report: ContractReport, provider: ProviderReport, operation: OperationReport, causes: Causes): string {
  const name = `${provider.provider} / ${operation.operationId}`;
  const properties = { target: provider.target, version: provider.version, hash: provider.hash, commit: report.commit };
  return `  <testsuite name="${attribute(name)}"${figures(operationTotals(operation), [operation])} timestamp="${attribute(timestamp(report))}">
    <properties>
${Object.entries(properties)
  .flatMap(([key, value]) =>
    value === undefined ? [] : [`      <property name="${key}" value="${attribute(value)}"/>`],
  )
  .join("\n")}
    </properties>
${operation.cases.map((result) => testCase(provider.provider, operation.operationId, result, causes.get(result.id))).join("\n")}${skipped(provider, operation)}
  </testsuite>`;
}

function skipped({ provider }: ProviderReport, { operationId, skipped: reason }: OperationReport): string {
  if (reason === undefined) return "";
  const name = attribute(`${provider}.${operationId}`);
  return `    <testcase classname="${name}" name="${attribute(operationId)}" time="0"><skipped message="${attribute(reason)}"/></testcase>`;
}

function testCase(provider: string, operationId: string, result: CaseResult, cause: ReportedCause | undefined): string {
  const name = `${localId(provider, operationId, result.id)}: ${result.title}`;
  const start = `    <testcase classname="${attribute(`${provider}.${operationId}`)}" name="${attribute(name)}" time="${seconds(result.durationMs)}"`;
  // Of a cause, the first cases say everything, the others which that is.
  const [first] = cause?.cases ?? [];
  const isShown = cause?.cases.slice(0, shownCases).some(({ id }) => id === result.id);
  const findings = isShown === false ? [`As ${first?.id}.`] : result.findings.map(findingText);
  const said = [...findings, ...(result.error === undefined ? [] : [result.error])].join("\n\n");
  if (!result.passed) {
    const message = shorten(`${cause?.title} ${cause?.extent}`, 300);
    // GitLab and GitHub show the message as a headline and the text when it is opened.
    return `${start}>
      <failure type="${result.findings[0]?.grade ?? "error"}" message="${attribute(message)}">${escapeMarkup(`${result.id}\n\n${said}`)}</failure>
    </testcase>`;
  }
  return said === ""
    ? `${start}/>`
    : `${start}>\n      <system-out>${escapeMarkup(said)}</system-out>\n    </testcase>`;
}

function findingText(finding: Finding): string {
  return findingFacts(finding)
    .map(([label, value]) => `${`${label}:`.padEnd(15)}${shorten(value, 4000)}`)
    .join("\n");
}

function figures({ cases, failed, durationMs }: Totals, operations: readonly OperationReport[]): string {
  const left = operations.filter((operation) => operation.skipped !== undefined).length;
  return ` tests="${cases + left}" failures="${failed}" errors="0" skipped="${left}" time="${seconds(durationMs)}"`;
}

const seconds = (ms: number) => (ms / 1000).toFixed(3);

/** The format's schema knows neither fractions nor a time zone. */
const timestamp = (report: ContractReport) => report.createdAt.replace(/(\.\d+)?Z$/, "");

/** A parser turns a bare line feed or tab of an attribute into a blank. */
function attribute(value: string): string {
  return escapeMarkup(value).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}
