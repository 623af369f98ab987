import { counted } from "../format.ts";
import { visible } from "../sanitize.ts";
import type { LiveProviderReport, LiveReport } from "@demarc/contract-live";
import { liveVerdict, seenIn, sorted, verdictOf } from "./summary.ts";

/** A run in Markdown, for a job's summary. */
export function liveMarkdown(report: LiveReport): string {
  const missing = report.notConfigured.map(
    ({ provider, missing: names }) => `- ${provider} is not configured. It needs ${names}.`,
  );
  return [
    `# Live contract`,
    "",
    `**${text(liveVerdict(report))}** ${report.createdAt.replace(/^(.{10})T(.{5}).*/, "$1 $2 UTC")}`,
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
    `## ${provider}: ${verdictOf(report)}`,
    "",
    `${counted(calls.length, "call")}, host: ${hostClass}, held against version ${version} (\`${hash}\`).`,
    "",
    ...errors.flatMap(({ kind, call, message, advice }) => [
      `**${kind}**${call ? ` in ${code(call)}` : ""}: ${text(message)} ${text(advice)}`,
      "",
    ]),
    ...table(
      ["grade", "where", "promised", "found", "seen", "erratum"],
      sorted(findings).map((finding) => [
        finding.accepted ? `accepted until ${finding.accepted.until}` : finding.grade,
        `${finding.operationId} ${code(finding.pointer)}`,
        `${text(finding.expected)} (${code(finding.specPointer)})`,
        text(finding.found),
        text(seenIn(finding)),
        finding.erratum ?? "",
      ]),
    ),
    ...table(
      ["erratum", "outcome", "evidence"],
      settled.map(({ id, outcome, evidence }) => [id, outcome, text(evidence)]),
    ),
    ...list("Entries of the baseline that no longer apply:", staleBaseline),
    ...list("Created and left behind, because nothing documented removes it:", leftBehind),
  ].join("\n");
}

function table(head: string[], rows: string[][]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""];
}

function list(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [title, "", ...entries.map((entry) => `- ${text(entry)}`), ""];
}

/** What a provider said, so that it stays text: no table, no mark-up, no mention of anybody. */
function text(value: string): string {
  return visible(value)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\\`*_[\]<>|#]/g, "\\$&")
    .replaceAll("@", "@\u{2060}");
}

function code(value: string): string {
  return `\`${visible(value).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
