import type { ContractReport } from "@demarc/contract";
import { reportedCauses } from "../model/causes.ts";
import { totalsHead, totalsRows } from "../model/totals.ts";
import { verdict } from "../model/verdict.ts";
import { markdownCode, markdownTable, markdownText } from "../text/markdown.ts";
import { shorten } from "../text/sanitize.ts";

/** How many causes a summary lists: the page has all of them. */
const mostListed = 25;

/** A run as Markdown, for the summary of a CI job. */
export function markdownSummary(report: ContractReport): string {
  const failing = reportedCauses(report).filter((cause) => cause.failing);
  const listed = failing.slice(0, mostListed).map(({ provider, title, extent, finding, cases: [first] }) => {
    const places = [finding?.source, finding?.example].flatMap((place) => (place ? `${place.file}:${place.line}` : []));
    const what = markdownText(shorten(title, 200));
    return [
      what,
      markdownText(`${provider}, ${extent}`),
      markdownCode(first?.id ?? ""),
      places.map(markdownCode).join(", "),
    ];
  });
  const more = failing.length - listed.length;
  return [
    `**${markdownText(verdict(report))}**`,
    ...(listed.length > 0 ? ["", ...markdownTable(["cause", "extent", "first case", "written at"], listed)] : []),
    ...(more > 0 ? ["", `and ${more} more.`] : []),
    "",
    ...markdownTable(
      totalsHead,
      totalsRows(report).map(([name = "", ...figures]) => [markdownText(name), ...figures]),
      true,
    ),
    "",
  ].join("\n");
}
