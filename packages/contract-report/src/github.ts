import type { ContractReport, Finding } from "@demarc/contract";
import { visible } from "./sanitize.ts";

/**
 * Findings as workflow commands of GitHub Actions, which shows each on the line of the spec that it is about. One for
 * each place and kind: GitHub shows ten of a step.
 */
export function githubAnnotations(report: ContractReport): string {
  const lines = report.providers.flatMap(({ operations }) =>
    operations.flatMap(({ cases }) =>
      cases.flatMap(({ findings, passed }) => findings.map((finding) => annotation(finding, passed))),
    ),
  );
  return [...new Set(lines)].join("\n");
}

function annotation(
  { grade, provider, operationId, pointer, expected, found, source }: Finding,
  passed: boolean,
): string {
  const level = passed ? "notice" : grade === "breaking" ? "error" : "warning";
  const place = source ? `file=${property(source.file)},line=${source.line},` : "";
  return `::${level} ${place}title=${property(`${provider} ${operationId} ${pointer}`)}::${data(`expected ${expected}; found ${found}`)}`;
}

function data(text: string): string {
  return visible(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
