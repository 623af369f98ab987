import { counted } from "@demarc/contract-report/text";
import { fromPointer, type Schema } from "@demarc/openapi";
import { type Erratum } from "@demarc/spec";
import { blocks, bullet, code, plain, type Page } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import { inWords } from "../text/in-words.ts";
import { badge, erratumHeading, sourceTitle } from "../text/proof.ts";
import { facts } from "../text/describe.ts";

/** Where the provider's pages contradict themselves: what they say, the reading taken, and what would settle it. */
export function errataPage(provider: Provider): Page {
  const { errata, corrections } = provider.errata;
  const { title } = provider.document.info;
  return {
    path: `/${provider.name}/errata/`,
    title: "Errata",
    description: `Where the provider's pages on ${title} contradict themselves or leave something out, and how this reference reads them.`,
    body: blocks(
      `${counted(errata.length, "erratum", "errata")} in which a decision was needed, and ${counted(corrections.length, "correction", "corrections")} in which none was. Every contradiction found on the pages has a number.`,
      settledOf(errata),
      ...errata.map((erratum) => section(provider, erratum)),
      corrections.length > 0 && "## Corrections",
      corrections.length > 0 && "Errors of the pages that can be read in one way only.",
      corrections
        .map(({ numbers, page, what, corrected }) =>
          bullet(
            `**No. ${numbers.join(", ")}**, ${sourceTitle(provider, page)}: ${plain(what)} *Corrected:* ${plain(corrected)}`,
          ),
        )
        .join("\n"),
    ),
  };
}

function section(provider: Provider, erratum: Erratum): string {
  const { at, says, reading, evidence, numbers, confirmedBy, refutedBy, unsettled } = erratum;
  return blocks(
    `## ${erratumHeading(erratum)}`,
    facts(
      badge(evidence),
      numbers.length > 0 ? `contradiction no. ${numbers.join(", ")}` : "a gap, no contradiction",
      `concerns [${place(at)}](${provider.places.of(at)})`,
    ),
    "**The pages say**",
    says.map(({ page, text }) => bullet(`${sourceTitle(provider, page)}: ${plain(text)}`)).join("\n"),
    `**Read here as:** ${plain(reading.trim())}`,
    `**To settle it:** ${erratum.settled ? settledLine(erratum.settled) : "not settled yet."}`,
    [settlement("Confirmed", confirmedBy), settlement("Refuted", refutedBy), unsettled && bullet(plain(unsettled))]
      .filter(Boolean)
      .join("\n"),
  );
}

/** How many of the errata live runs have settled. */
function settledOf(errata: Erratum[]): string {
  const settled = errata.filter((erratum) => erratum.settled).length;
  const number =
    settled === 0 ? "No live run has settled any of them yet." : `${settled} of them settled by a live run.`;
  return `${number} Each says which response would settle it.`;
}

function settledLine({ date, host, outcome }: NonNullable<Erratum["settled"]>): string {
  return `${outcome} by a live run against ${plain(host)} on ${date}.`;
}

/** Which response confirms or refutes an erratum. */
function settlement(outcome: string, by: Erratum["confirmedBy"]): string | undefined {
  return by && bullet(`${outcome} by a response of ${code(by.operation)} where ${inWords(by.schema as Schema)}.`);
}

/** The last keys of a pointer, enough to know the place by. */
function place(pointer: string): string {
  const known = fromPointer(pointer).filter(
    (key) => !["components", "schemas", "properties", "paths", "parameters", "responses"].includes(key),
  );
  return code(known.join(" "));
}
