import type { LiveProviderReport, LiveReport } from "@demarc/contract-live";
import { counted } from "../text/format.ts";
import { markdownCode, markdownTable, markdownText } from "../text/markdown.ts";
import { adviceOf, labelOf, liveCauses, liveVerdict, seenIn, verdictOf } from "./summary.ts";

/** A run in Markdown, for a job's summary. */
export function liveMarkdown(report: LiveReport): string {
  const missing = report.notConfigured.map(
    ({ provider, missing: names }) => `- ${markdownText(`${provider} is not configured. It needs ${names}.`)}`,
  );
  return [
    `# Live contract`,
    "",
    `**${markdownText(liveVerdict(report))}** ${report.createdAt.replace(/^(.{10})T(.{5}).*/, "$1 $2 UTC")}`,
    "",
    ...report.providers.map(providerMarkdown),
    ...missing,
    "",
  ].join("\n");
}

/** One provider in Markdown, for an issue of its own. */
export function providerMarkdown(report: LiveProviderReport): string {
  const { provider, hostClass, calls, errors, findings, errata, leftBehind, staleBaseline, version, hash } = report;
  const settled = errata.filter(({ outcome }) => outcome !== "not observed");
  return [
    `## ${markdownText(`${provider}: ${verdictOf(report)}`)}`,
    "",
    `${counted(calls.length, "call")}, host: ${markdownText(hostClass)}, checked against version ${markdownText(version)} (${markdownCode(hash)}).`,
    "",
    ...errors.flatMap(({ kind, call, message, advice }) => [
      `**${kind}**${call ? ` in ${markdownCode(call)}` : ""}: ${markdownText(message)} ${markdownText(advice)}`,
      "",
    ]),
    ...table(
      ["grade", "cause", "where", "documented", "found", "seen", "what to do"],
      liveCauses(findings).map(({ title, findings: [finding, ...others] }) => [
        labelOf(finding),
        markdownText(title),
        `${markdownText(finding.operationId)} ${markdownCode(finding.pointer)}${others.length > 0 ? ` and ${counted(others.length, "more place")}` : ""}`,
        `${markdownText(finding.expected)} (${markdownCode(finding.specPointer)})`,
        markdownText(finding.found),
        markdownText(seenIn(finding)),
        markdownText(adviceOf(finding)),
      ]),
    ),
    ...table(
      ["erratum", "outcome", "evidence"],
      settled.map(({ id, outcome, evidence }) => [markdownText(id), outcome, markdownText(evidence)]),
    ),
    ...list("Entries of the baseline that no longer apply:", staleBaseline),
    ...list("Created and left behind, because nothing documented removes it:", leftBehind),
  ].join("\n");
}

function table(head: string[], rows: string[][]): string[] {
  return rows.length === 0 ? [] : [...markdownTable(head, rows), ""];
}

function list(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [title, "", ...entries.map((entry) => `- ${markdownText(entry)}`), ""];
}
