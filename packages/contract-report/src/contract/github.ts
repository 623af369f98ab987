import type { ContractReport } from "@demarc/contract";
import { reportedCauses, type ReportedCause } from "../model/causes.ts";
import { visible } from "../text/sanitize.ts";

/**
 * Causes as workflow commands of GitHub Actions, which shows each at its line of the example, where one is at fault, or
 * of the spec. One for each cause: GitHub shows ten of a step.
 */
export function githubAnnotations(report: ContractReport): string {
  return reportedCauses(report).map(annotation).join("\n");
}

function annotation({ title, provider, extent, failing, finding }: ReportedCause): string {
  const place = finding?.example ?? finding?.source;
  const at = place ? `file=${property(place.file)},line=${place.line},` : "";
  const said = finding ? `expected ${finding.expected}; found ${finding.found}; ${extent}` : extent;
  const level = finding?.grade === "additive" ? "warning" : "error";
  return `::${failing ? level : "notice"} ${at}title=${property(`${provider}: ${title}`)}::${data(said)}`;
}

function data(text: string): string {
  return visible(text).replaceAll("##[", "# #[").replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
