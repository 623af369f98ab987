import { providerTotals, reportTotals } from "@demarc/contract-report";
import { blocks, bullet, code, type Page } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import type { Site } from "../model/site.ts";

/** What the contract and mutation runs found, or that the site was built without one. */
export function contractPage(site: Site): Page {
  const { contract, providers } = site;
  const { failed } = contract ? reportTotals(contract) : { failed: 0 };
  return {
    path: "/contract/",
    title: "Contract tests",
    description: "What was tested of each document, when, and what came out.",
    body: blocks(
      contract
        ? `Run on ${contract.createdAt.replace("T", " ").slice(0, 16)} UTC${contract.commit ? `, commit ${code(contract.commit)}` : ""}: ${failed === 0 ? "every case passed" : `**${failed} failed**`}.`
        : "Not run yet. `npm run contract` makes a run; build the site again afterwards.",
      contract && providers.map((provider) => bullet(contractLine(site, provider))).join("\n"),
      "A *documented item* is an operation, status, media type, parameter, value or field of the document; it is covered when at least one exchange has had it. The runs are against a mock: they compare client, mock and document with each other, not with the provider.",
      contract &&
        "[The whole report](/contract/report/) names every case, with [JUnit XML](/contract/report/junit.xml) and [JSON](/contract/report/report.json) beside it.",
      "## Mutation",
      "How many deliberate faults in a document or a response the tests detect:",
      providers
        .map((provider) => bullet(`**${provider.document.info.title}**: ${mutationLine(site, provider)}`))
        .join("\n"),
    ),
  };
}

function contractLine({ contract }: Site, { name, hash, document }: Provider): string {
  const title = `**${document.info.title} ${document.info.version}**`;
  const report = contract?.providers.find(({ provider }) => provider === name);
  if (!report) return `${title}: not run yet`;
  const { cases, passed, failed, documented, covered } = providerTotals(report);
  const stale = report.hash === hash ? "" : " **The document has changed since.**";
  return `${title}, against ${report.target}: ${passed} of ${cases} cases passed, ${failed} failed; ${covered} of ${documented} documented items covered.${stale}`;
}

function mutationLine({ mutation }: Site, { name }: Provider): string {
  const report = mutation?.providers.find(({ provider }) => provider === name);
  if (!mutation || !report) return "not run yet";
  const { mutants, responses } = report;
  const detected = mutants.filter(({ kill }) => kill).length;
  const equivalent = mutants.filter((mutant) => mutant.equivalent !== undefined).length;
  const right = responses.filter((response) => response.right).length;
  const without = equivalent > 0 ? ` (${equivalent} change nothing)` : "";
  return [
    `${detected} of ${mutants.length} deliberate faults in the document detected${without}`,
    `${right} of ${responses.length} changed responses classified correctly`,
    `on ${mutation.createdAt.slice(0, 10)}`,
  ].join(", ");
}
