import type { Evidence } from "@demarc/openapi";
import type { Erratum } from "@demarc/spec";
import { slug } from "github-slugger";
import { plain } from "../model/markdown.ts";
import { errataAt, proofOf, type Provider } from "../model/provider.ts";

/** The mark that shows how well something is known, and leads to what that means. */
export function badge(evidence: Evidence): string {
  return `[${evidence}](/evidence/#${evidence})`;
}

/** The mark of a place, with the titles of the pages that say so unless the reader knows them already. */
export function proof(provider: Provider, pointer: string, known?: string): string {
  const { evidence, sources } = proofOf(provider, pointer);
  const before = known === undefined ? undefined : proofOf(provider, known);
  const same = before?.evidence === evidence && before.sources.every((source) => sources.includes(source));
  return same || sources.length === 0
    ? badge(evidence)
    : `${badge(evidence)} ${sources.map((source) => sourceTitle(provider, source)).join("; ")}`;
}

/** The title of a page that something was read from. */
export function sourceTitle({ document }: Provider, key: string): string {
  return plain(document["x-sources"]?.[key]?.title ?? key);
}

/** The heading of an erratum, which its anchor is made from. */
export const erratumHeading = ({ id, title }: Erratum) => `${plain(title)} (${id})`;

/** Where an erratum is read. */
export function erratumLink(provider: Provider, erratum: Erratum): string {
  return `/${provider.name}/errata/#${slug(`${erratum.title} (${erratum.id})`)}`;
}

/** Links to the errata of a place; nothing where there are none. */
export function erratumNotes(provider: Provider, pointer: string): string {
  const found = errataAt(provider, provider.places.of(pointer));
  return found.map((erratum) => `[Erratum: ${plain(erratum.title)}](${erratumLink(provider, erratum)})`).join("\\\n");
}
