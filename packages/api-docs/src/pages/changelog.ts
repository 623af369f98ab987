import { dirname } from "node:path";
import { changelogOf, headingOf, sentenceOf, type Change, type Entry } from "@demarc/release";
import { blocks, bullet, code, plainWithCode, type Page } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";

/** What changed in a provider's document from release to release. */
export async function changelogPage(provider: Provider): Promise<Page> {
  return {
    path: `/${provider.name}/changelog/`,
    title: "Changelog",
    description: `What changed in the document on ${provider.document.info.title} from version to version.`,
    body: changelogBody(provider, await changelogOf(provider.name, provider.original, dirname(provider.spec))),
  };
}

/** @param entries undefined where git could not be asked */
export function changelogBody(provider: Provider, entries: Entry[] | undefined): string {
  const { version } = provider.document.info;
  if (!entries)
    return `This site was built without the git history, which knows the released versions. The document is at version ${version}.`;
  if (entries.length === 0)
    return `No version has been released yet, so there is nothing to compare with. The document is at version ${version}.`;
  return blocks(
    ...entries.map((entry) => section(provider, entry)),
    entries.length === 1 && "With one version there is nothing to compare yet.",
  );
}

function section(provider: Provider, { version, date, since, changes }: Entry): string {
  const title = version === "unreleased" ? "Not released yet" : `Version ${version}`;
  if (!since) return blocks(`## ${title}`, `The first release${date ? `, on ${date}` : ""}.`);
  return blocks(
    `## ${title}`,
    `${date ? `${date}, s` : "S"}ince ${since}:`,
    changes.length === 0 ? "Nothing that a caller notices." : undefined,
    changes.map((change) => bullet(lineOf(provider, change))).join("\n"),
  );
}

function lineOf(provider: Provider, change: Change): string {
  const place = `[${code(change.pointer)}](${provider.places.of(change.pointer)})`;
  return `**${headingOf(change)}:** ${plainWithCode(sentenceOf(change))} ${place}`;
}
