import { at, type OpenApiDocument } from "@demarc/openapi";
import type { Problem } from "../problem.ts";
import type { ErrataFile } from "./file.ts";

/** Checks that ids are unique, and that entries point to places and sources that the document has. */
export function checkEntries(file: ErrataFile, document: OpenApiDocument): Problem[] {
  const { errata, corrections } = file.content;
  const problems: Problem[] = [];
  const sources = Object.keys(document["x-sources"] ?? {});
  const checkPage = (page: string, keys: (string | number)[]) => {
    if (sources.includes(page)) return;
    const message = `"${page}" is no key of x-sources (${sources.join(", ")}). Correct it, or add the page to x-sources of openapi.yaml.`;
    problems.push(file.problem(keys, "errata-page", message));
  };

  for (const [index, erratum] of errata.entries()) {
    const place = ["errata", index];
    if (errata.findIndex(({ id }) => id === erratum.id) < index) {
      const message = `The id "${erratum.id}" is taken by an entry above. Give this one its own.`;
      problems.push(file.problem([...place, "id"], "errata-id", message));
    }
    if (at(document, erratum.at) === undefined) {
      const message = `${erratum.id}: nothing stands at ${erratum.at} of the bundled document. Point to the part that the reading decides.`;
      problems.push(file.problem([...place, "at"], "errata-at", message));
    }
    for (const [nth, { page }] of erratum.says.entries()) checkPage(page, [...place, "says", nth, "page"]);
  }
  for (const [index, { page }] of corrections.entries()) checkPage(page, ["corrections", index, "page"]);
  return problems;
}
