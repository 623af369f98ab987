import type { ContractReport, Finding } from "@demarc/contract";
import { visible } from "../text/sanitize.ts";

/**
 * Findings as workflow commands of GitHub Actions, which shows each at its line of the spec. Equal ones are one: GitHub
 * shows ten of a step.
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
  const failing = grade === "breaking" ? "error" : "warning";
  const place = source ? `file=${property(source.file)},line=${source.line},` : "";
  const title = property(`${provider} ${operationId} ${pointer}`);
  return `::${passed ? "notice" : failing} ${place}title=${title}::${data(`expected ${expected}; found ${found}`)}`;
}

function data(text: string): string {
  return visible(text).replaceAll("##[", "# #[").replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
