import { providerTotals } from "@demarc/contract-report";
import { blocks, bullet, code, type Page } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import type { Site } from "../model/site.ts";
import { count } from "./errata.ts";
import { badge } from "./proof.ts";

/** The front page: what is here, and how far it can be trusted. */
export function homePage(site: Site): Page {
  const operations = site.providers.reduce((sum, provider) => sum + provider.operations.length, 0);
  return {
    path: "/",
    title: "One reference for every provider",
    description:
      "The APIs of telecom providers whose vendors publish web pages and nothing else: what each one offers, how well that is known, and code to call it with.",
    body: blocks(
      `${count(site.providers.length, "provider", "providers")}, ${count(operations, "operation", "operations")}, described by hand in OpenAPI from the vendors' pages. Beside every operation and field stands [how well it is known](/evidence/); where the pages contradict themselves, an erratum says what they say and how they are read here.`,
      ...site.providers.map((provider) => card(site, provider)),
      "## Before you write code",
      [
        "[Develop against a mock](/mock/), without an account and without risk",
        "[What the marks mean](/evidence/): page, vendor-docs, client-code, inferred",
        "[Contract tests](/contract/): what was tested, when, and what came out",
        "[llms.txt](/llms.txt): this site for machines; each page is there as Markdown, too",
      ]
        .map((line) => bullet(line))
        .join("\n"),
      "Not affiliated with any of the providers.",
    ),
  };
}

function card(site: Site, provider: Provider): string {
  const { name, document, operations, errata, changed } = provider;
  return blocks(
    '<section class="provider">',
    `## [${document.info.title}](/${name}/)`,
    document.info.summary,
    [
      ...operations.map(
        (operation) =>
          `[${operation.object.summary ?? operation.operationId}](${provider.places.operation(operation)}) ${code(`${operation.method.toUpperCase()} ${operation.path}`)} ${badge(operation.evidence)}`,
      ),
      contractLine(site, provider),
      mutationLine(site, provider),
      `[${count(errata.errata.length, "erratum", "errata")}](/${name}/errata/), not yet compared with live responses`,
      `Version ${document.info.version}${changed ? `, last changed on ${changed}` : ""}`,
    ]
      .map((line) => bullet(line))
      .join("\n"),
    `[Guide](/${name}/guide/) · [Fields](/${name}/schemas/) · [Redocly](/${name}/redoc/) · [openapi.yaml](/${name}/openapi.yaml)`,
    "</section>",
  );
}

/** What the contract run found for a provider, or that there was none. */
export function contractLine({ contract }: Site, { name, hash }: Provider): string {
  const report = contract?.providers.find(({ provider }) => provider === name);
  if (!contract || !report) return "[Contract tests](/contract/): no run was there when this site was built";
  const { cases, passed, documented, covered } = providerTotals(report);
  const stale = report.hash === hash ? "" : " **The document has changed since.**";
  return `[Contract tests](/contract/): ${passed} of ${cases} cases passed, ${covered} of ${documented} documented items covered, on ${contract.createdAt.slice(0, 10)}.${stale}`;
}

/** How many deliberate faults the suite detected for a provider, or that none was tried. */
export function mutationLine({ mutation }: Site, { name }: Provider): string {
  const report = mutation?.providers.find(({ provider }) => provider === name);
  if (!mutation || !report) return "Mutation of the tests: no run was there when this site was built";
  const { mutants, responses } = report;
  const detected = mutants.filter(({ kill }) => kill).length;
  const equivalent = mutants.filter((mutant) => mutant.equivalent !== undefined).length;
  const right = responses.filter((response) => response.right).length;
  const without = equivalent > 0 ? ` (${equivalent} change nothing)` : "";
  return [
    `Mutation of the tests: ${detected} of ${mutants.length} deliberate faults in the document detected${without}`,
    `${right} of ${responses.length} changed responses classified correctly`,
    `on ${mutation.createdAt.slice(0, 10)}`,
  ].join(", ");
}
