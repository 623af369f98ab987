import { evidenceLevels } from "@demarc/openapi";
import { blocks, bullet, code, table, type Page } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import { downloads } from "../output/downloads.ts";
import { badge, proof, sourceTitle } from "../text/proof.ts";

/** A provider's first page: what it is, its operations, where everything else is, and what it was written from. */
export function overviewPage(provider: Provider): Page {
  const { document, name, operations, errata, hash } = provider;
  return {
    path: `/${name}/`,
    title: document.info.title,
    description: document.info.summary ?? document.info.title,
    body: blocks(
      linkErrata(document.info.description?.trim(), name),
      "## Operations",
      table(
        ["Operation", "Request", "Evidence"],
        operations.map((operation) => [
          `[${operation.object.summary ?? operation.operationId}](${provider.places.operation(operation)})`,
          code(`${operation.method.toUpperCase()} ${operation.path}`),
          proof(provider, operation.pointer),
        ]),
      ),
      "## Read on",
      [
        `[Guide](/${name}/guide/): from the installation to going live`,
        `[Errors](/${name}/errors/): every status, and what its body holds`,
        `[Schemas](/${name}/schemas/): every object and field`,
        `[Errata](/${name}/errata/): ${errata.errata.length} places where the provider's pages leave open what is right`,
        `[Every keyword](/${name}/evidence.csv): how well each limit, type and sentence is known, as a table for review`,
        `[Changelog](/${name}/changelog/): what changed from version to version`,
        `[Reference by Redocly](/${name}/redoc/): the same document on one page, with JavaScript`,
      ]
        .map((line) => bullet(line))
        .join("\n"),
      "## Downloads",
      downloads(provider)
        .map(({ file, label }) => bullet(`[${file}](/${name}/${file}): ${label}`))
        .join("\n"),
      `Version ${document.info.version}, bundle ${code(hash)}${provider.changed ? `, last changed on ${provider.changed}` : ""}.`,
      "## Evidence",
      evidenceCounts(provider),
      "Written from:",
      Object.entries(document["x-sources"] ?? {})
        .map(([key, { evidence }]) => bullet(`${badge(evidence)} ${sourceTitle(provider, key)}`))
        .join("\n"),
    ),
  };
}

function evidenceCounts({ proofs }: Provider): string {
  const all = [...proofs.values()];
  const levels = evidenceLevels
    .map((level) => [level, all.filter(({ evidence }) => evidence === level).length] as const)
    .filter(([, number]) => number > 0);
  return `Of ${all.length} places (operations, parameters, bodies, objects and fields): ${levels.map(([level, number]) => `${number} ${badge(level)}`).join(", ")}.`;
}

/** The documents speak of the file; here it is a page. */
function linkErrata(text: string | undefined, provider: string): string | undefined {
  return text?.replaceAll("`errata.yaml`", `[errata.yaml](/${provider}/errata/)`);
}
